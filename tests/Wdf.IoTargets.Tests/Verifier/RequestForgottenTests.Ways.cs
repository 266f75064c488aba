using World = Wdf.IoTargets.Tests.Verifier.RuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <content>What ends a request, and what a driver may make of a send that failed.</content>
public partial class RequestForgottenTests
{
    [Theory]
    [InlineData("timer")]
    [InlineData("work item")]
    public void What_is_put_aside_and_lost_is_named_so(string how) => World.Broken(World.With(world =>
    {
        world.Start(MajorFunction.Read, _ =>
        {
            if (how == "timer")
            {
                world.Timer(static () => { }).Start(Ms10);
            }
            else
            {
                world.WorkItem(static () => { }).Enqueue();
            }
        });
        world.Kernel.RunFor(TimeSpan.FromSeconds(1));
    })).Should().Equal("DeferredRequestCompleted");

    [Theory]
    [InlineData("timer")]
    [InlineData("other request")]
    public void What_still_waits_for_something_is_left_over_but_not_forgotten(string what) => Findings(world => world.Start(MajorFunction.Read, request =>
    {
        if (what == "timer")
        {
            world.Timer(() => request.Complete(NtStatus.Success)).Start(Ms10);
            return;
        }

        world.Lower.OnAny().Never();
        var other = world.Driver.CreateRequest(world.Target);
        world.Format(other, sent =>
        {
            sent.Delete();
            request.Complete(NtStatus.Success);
        });
        other.Send(world.Target).Should().BeTrue();
    })).Should().Contain(f => f.Contains("was presented to the driver and never completed", StringComparison.Ordinal));

    [Fact]
    public void A_presentation_inside_another_counts_for_itself() => World.Broken(World.With(static world =>
    {
        world.Queue = world.QueueFor();
        var isOuter = true;
        world.Start(MajorFunction.Read, request =>
        {
            if (isOuter)
            {
                isOuter = false;
                world.Start(MajorFunction.Write, static inner => inner.Complete(NtStatus.Success));
                world.WorkItem(static () => { }).Enqueue();
            }
        });
    })).Should().Equal("DeferredRequestCompleted");

    [Fact]
    public void A_refused_mark_puts_nothing_aside() => World.Broken(World.With(static world =>
    {
        world.Queue = world.QueueFor();
        var operation = world.Start(MajorFunction.Read, static request => request.MarkCancelable(static _ => { }));
        operation.Cancel();
    })).Should().Equal("DeferredRequestCompleted");

    [Fact]
    public void What_is_still_below_is_not_forgotten() => Findings(static world =>
    {
        world.Lower.OnAny().Never();
        world.Start(MajorFunction.Read, request =>
        {
            world.Format(request, static sent => sent.Complete(sent.Status));
            request.Send(world.Target).Should().BeTrue();
        });
    }).Should().NotContain(f => f.Contains("RequestCompleted", StringComparison.Ordinal)).And.Contain(f => f.Contains("never came back", StringComparison.Ordinal));

    [Fact]
    public void One_that_came_back_is_the_driver_s_again() => World.Broken(World.With(static world => world.Start(MajorFunction.Read, request =>
    {
        world.Format(request, static _ => { });
        request.Send(world.Target).Should().BeTrue();
    }))).Should().Equal("RequestCompleted");

    [Fact]
    public void A_request_whose_send_failed_and_that_nobody_ends_is_named_after_the_send() =>
        World.Broken(World.With(static world => world.Start(MajorFunction.Read, request => SendToStopped(world, request)))).Should().Equal("ReqSendFail");

    [Fact]
    public void So_is_one_that_the_callback_made_and_left() => World.Broken(World.Presenting(MajorFunction.Read, static (world, request) =>
    {
        SendToStopped(world, world.Driver.CreateRequest(world.Target));
        request.Complete(NtStatus.Unsuccessful);
    })).Should().Equal("ReqSendFail");

    [Theory]
    [InlineData("deleted")]
    [InlineData("with a parent")]
    [InlineData("looked at")]
    public void Unless_it_is_deleted_or_will_be_or_was_looked_at(string how) => World.Broken(World.Presenting(MajorFunction.Read, (world, request) =>
    {
        WdfRequest.Create(world.Driver, new WdfObjectAttributes { ParentObject = how == "with a parent" ? world.Device : null }, world.Target, out var created).Should().Be(NtStatus.Success);
        SendToStopped(world, created!).Should().BeFalse();
        if (how == "deleted")
        {
            created!.Delete();
        }
        else if (how == "looked at")
        {
            created!.Status.Should().Be(NtStatus.InvalidDeviceState);
        }

        request.Complete(NtStatus.Unsuccessful);
    })).Should().BeEmpty();

    [Theory]
    [InlineData("retry")]
    [InlineData("other request")]
    [InlineData("helper")]
    [InlineData("buffer")]
    [InlineData("queue")]
    public void A_driver_that_answers_in_another_way_may_answer_with_success(string how) => World.Broken(World.With(world =>
    {
        world.Queue = world.QueueFor();
        var manual = world.ManualQueue();
        var operation = world.Start(MajorFunction.Read, request =>
        {
            SendToStopped(world, request).Should().BeFalse();
            world.Target.Start();
            if (!AnswersOtherwise(world, manual, request, how))
            {
                request.Complete(NtStatus.Success);
            }
        });
        operation.Wait();
    })).Should().BeEmpty();

    [Fact]
    public void Reading_something_else_of_the_request_is_no_look_at_the_failure() => World.Broken(World.Presenting(MajorFunction.Read, static (world, request) =>
    {
        SendToStopped(world, request);
        _ = request.GetParameters();
        request.Complete(NtStatus.Success);
    })).Should().Equal("ReqSendFail");

    [Fact]
    public void The_report_says_that_the_callback_kept_it_uncancelable()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() => new World(kernel).Presented(MajorFunction.Read, out _));
        run.Should().Throw<WdfViolationException>().WithMessage("*returned with it in hand*");
    }

    [Fact]
    public void An_application_that_waits_for_it_in_vain_is_no_mere_deadlock() => World.Broken(World.With(static world =>
        world.Start(MajorFunction.Read, static _ => { }).Wait())).Should().Equal("RequestCompleted");

    [Theory]
    [InlineData("cancelable")]
    [InlineData("stuck in the callback")]
    [InlineData("other thread stuck")]
    [InlineData("below")]
    public void A_deadlock_that_has_another_reason_stays_one(string why)
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() => World.With(world => Hang(world, why))(kernel));
        run.Should().Throw<KernelDeadlockException>();
        kernel.Violations.Should().BeEmpty();
    }

    private static void Hang(World world, string why)
    {
        var never = new KernelEvent(world.Kernel, KernelEventType.Notification);
        world.Queue = world.QueueFor();
        world.Lower.OnAny().Never();
        if (why == "stuck in the callback")
        {
            var application = world.Kernel.Spawn("application", () => world.Start(MajorFunction.Read, _ => world.Kernel.Wait(never, KernelTimeout.Infinite)));
            application.Join();
            return;
        }

        if (why == "other thread stuck")
        {
            world.Kernel.Spawn("worker", () => world.Kernel.Wait(never, KernelTimeout.Infinite));
        }

        world.Start(MajorFunction.Read, request =>
        {
            if (why == "cancelable")
            {
                request.MarkCancelableEx(Cancel).Should().Be(NtStatus.Success);
            }
            else if (why == "below")
            {
                world.Format(request, static sent => sent.Complete(sent.Status));
                request.Send(world.Target).Should().BeTrue();
            }
        }).Wait();
    }

    // True when the request is completed by it.
    private static bool AnswersOtherwise(World world, WdfIoQueue manual, WdfRequest request, string how)
    {
        switch (how)
        {
            case "retry":
                request.Reuse();
                world.Format(request, static sent => sent.Complete(NtStatus.Success));
                request.Send(world.Target).Should().BeTrue();
                return true;
            case "other request":
                var other = world.Driver.CreateRequest(world.Target);
                world.Format(other, static sent => sent.Delete());
                other.Send(world.Target).Should().BeTrue();
                return false;
            case "helper":
                world.SendIoctl(World.TwoSeconds).Should().Be(NtStatus.Success);
                return false;
            case "buffer":
                request.RetrieveOutputBuffer(4, out _, out _).Should().Be(NtStatus.Success);
                return false;
            default:
                request.ForwardToIoQueue(manual).Should().Be(NtStatus.Success);
                manual.RetrieveNextRequest(out var again).Should().Be(NtStatus.Success);
                again!.Complete(NtStatus.Success);
                return true;
        }
    }

    private static IReadOnlyList<string> Findings(Action<World> body)
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() => World.With(body)(kernel));
        var findings = run.Should().Throw<KernelRunException>().Which.Findings;
        kernel.Violations.Should().BeEmpty();
        return findings;
    }
}
