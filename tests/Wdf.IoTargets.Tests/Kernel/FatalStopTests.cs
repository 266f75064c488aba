namespace Wdf.IoTargets.Tests.Kernel;

public class FatalStopTests
{
    [Fact]
    public void Every_later_call_throws_the_same_exception()
    {
        using var kernel = Simulation.Fifo();
        var e = new KernelEvent(kernel, KernelEventType.Notification);
        var guard = new KernelSpinLock(kernel);
        var first = kernel.FailureOf(() => Violate(kernel));

        var calls = new Action[]
        {
            () => e.Set(), () => e.Clear(), () => guard.Acquire(), () => kernel.Wait(e, KernelTimeout.Zero), () => kernel.Sleep(Simulation.Ms(1)),
            () => kernel.Spawn("x", static () => { }), () => kernel.Post("x", static () => { }), kernel.RunUntilIdle, () => kernel.RunFor(Simulation.Ms(1)),
            () => kernel.RaiseIrql(Irql.Dispatch), () => kernel.AllocatePool(1), () => kernel.Delay(Simulation.Ms(1)), kernel.Verify,
            () => kernel.Run(static () => { }), () => IoManager.AllocateIrp(kernel, 1),
        };
        foreach (var call in calls)
        {
            call.Should().Throw<WdfViolationException>().Which.Should().BeSameAs(first);
        }

        kernel.IsStopped.Should().BeTrue();
        kernel.Violations.Should().ContainSingle().Which.IsFatal.Should().BeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void No_actor_runs_again(bool random)
    {
        for (var seed = 0; seed < (random ? 50 : 1); seed++)
        {
            using var kernel = random ? Simulation.Random(seed) : Simulation.Fifo();
            var ranAfterwards = false;
            var stopped = false;
            kernel.FailureOf(() =>
            {
                var e = new KernelEvent(kernel, KernelEventType.Notification);
                var blocked = new KernelEvent(kernel, KernelEventType.Notification);
                kernel.Spawn("blocked", () =>
                {
                    kernel.Wait(blocked, KernelTimeout.Infinite);
                    ranAfterwards |= stopped;
                });
                kernel.RunUntilIdle();
                blocked.Set();
                kernel.Spawn("never started", () => ranAfterwards |= stopped);
                kernel.Post("never run", () => ranAfterwards |= stopped);
                kernel.Spawn("violator", () =>
                {
                    try
                    {
                        stopped = true;
                        Violate(kernel);
                    }
                    finally
                    {
                        // Unwinding code calls in as well; nobody else may get a turn by that.
                        try
                        {
                            e.Set();
                        }
                        catch (WdfViolationException)
                        {
                        }
                    }
                }).Join();
            });
            ranAfterwards.Should().BeFalse();
        }
    }

    [Fact]
    public void A_violation_on_another_actor_reaches_the_test_and_names_the_actor()
    {
        using var kernel = Simulation.Unruled();
        var failure = kernel.FailureOf(() =>
        {
            var never = new KernelEvent(kernel, KernelEventType.Notification);
            kernel.Spawn("worker", () => Violate(kernel));
            kernel.Wait(never, KernelTimeout.Infinite);
        });

        failure.Should().BeOfType<WdfViolationException>();
        failure.Message.ReplaceLineEndings("\n").Should().StartWith(
            "SPIN_LOCK_NOT_OWNED: worker released guard, which nobody holds.\n"
            + "  what to do: Release a lock once, on the thread that took it.\n"
            + "  on a real system: bug check 0x10 (SPIN_LOCK_NOT_OWNED)\n"
            + "    *** STOP: 0x00000010 (0x0, 0x0, 0x0, 0x0)\n"
            + "  about: guard free\n"
            + "  called from FatalStopTests.cs:")
            .And.Contain("\n"
            + "  by: worker");
    }

    [Fact]
    public void A_violation_that_the_body_swallows_still_fails_the_run()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            try
            {
                Violate(kernel);
            }
            catch (WdfViolationException)
            {
            }
        });

        failure.Should().BeOfType<WdfViolationException>();
    }

    [Fact]
    public void What_unwinding_code_breaks_afterwards_is_no_news()
    {
        using var kernel = Simulation.Fifo();
        kernel.FailureOf(() =>
        {
            try
            {
                Violate(kernel);
            }
            finally
            {
                Violate(kernel);
            }
        });

        kernel.Violations.Should().ContainSingle();
    }

    [Fact]
    public void The_found_event_is_raised_before_the_stop()
    {
        using var kernel = Simulation.Unruled();
        var found = new List<string>();
        kernel.ViolationFound += v => found.Add($"{v.Rule} {kernel.IsStopped}");
        kernel.FailureOf(() => Violate(kernel));

        found.Should().Equal("SPIN_LOCK_NOT_OWNED False");
    }

    [Fact]
    public void A_violation_of_a_unit_stops_what_it_interrupted()
    {
        using var kernel = Simulation.Fifo();
        var wentOn = false;
        kernel.FailureOf(() =>
        {
            kernel.Post("dpc", () => Violate(kernel));
            kernel.RunUntilIdle();
            wentOn = true;
        }).Should().BeOfType<WdfViolationException>().Which.Violation.Actor!.Name.Should().Be("dpc");

        wentOn.Should().BeFalse();
    }

    private static void Violate(SimulatedKernel kernel) => new KernelSpinLock(kernel, "guard").Release(Irql.Passive);
}
