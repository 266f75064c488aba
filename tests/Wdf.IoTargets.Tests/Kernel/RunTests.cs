namespace Wdf.IoTargets.Tests.Kernel;

public class RunTests
{
    [Fact]
    public void The_body_is_an_actor_on_the_calling_thread()
    {
        using var kernel = Simulation.Fifo();
        var osThread = Environment.CurrentManagedThreadId;
        kernel.Run(k =>
        {
            k.Should().BeSameAs(kernel);
            KernelActor.Current!.Name.Should().Be("body");
            SimulatedKernel.Current.Should().BeSameAs(kernel);
            Environment.CurrentManagedThreadId.Should().Be(osThread);
        });
    }

    [Fact]
    public void A_run_in_a_run_is_refused()
    {
        using var kernel = Simulation.Fifo();

        kernel.FailureOf(() => kernel.Run(static () => { })).Should().BeOfType<InvalidOperationException>()
            .Which.Message.Should().Contain("cannot be nested").And.Contain("Spawn");
    }

    [Fact]
    public void Another_kernel_may_run_inside()
    {
        using var outer = Simulation.Fifo();
        outer.Run(() =>
        {
            using var inner = Simulation.Fifo();
            inner.Run(() => SimulatedKernel.Current.Should().BeSameAs(inner));
            SimulatedKernel.Current.Should().BeSameAs(outer);
        });
    }

    [Fact]
    public void A_second_run_goes_on_where_the_first_ended()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() => kernel.RunFor(Simulation.Ms(5)));
        kernel.Run(() => kernel.Elapsed.Should().Be(Simulation.Ms(5)));
    }

    [Fact]
    public void Outside_of_every_kernel_the_current_one_is_refused_and_run_is_named()
    {
        var outcome = Record.Exception(static () => OnANewThread(static () => SimulatedKernel.Current));

        outcome.Should().BeOfType<InvalidOperationException>().Which.Message.Should().Contain("kernel.Run(...)");
    }

    [Fact]
    public void A_call_from_a_thread_that_the_kernel_does_not_know_is_named_as_misuse()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification);
            var calls = new Func<object?>[]
            {
                () => e.Set(), () => e.Clear(), () => kernel.Wait(e, KernelTimeout.Zero), () => kernel.Spawn("x", static () => { }),
                () => kernel.Delay(Simulation.Ms(1)), () => IoManager.AllocateIrp(kernel, 1), () => kernel.AllocatePool(1),
            };
            foreach (var call in calls)
            {
                Record.Exception(() => OnANewThread(call)).Should().BeOfType<InvalidOperationException>()
                    .Which.Message.Should().Contain("from a thread that the kernel does not know").And.Contain("kernel.Spawn");
            }
        });
    }

    [Fact]
    public void Objects_may_be_set_up_before_the_run()
    {
        using var kernel = Simulation.Fifo();
        var e = new KernelEvent(kernel, KernelEventType.Notification);
        e.Set();
        kernel.Run(() => kernel.Wait(e, KernelTimeout.Zero).Should().Be(NtStatus.Success));
    }

    [Fact]
    public void Dispose_never_throws_and_later_calls_say_why_they_fail()
    {
        var kernel = Simulation.Fifo();
        var never = new KernelEvent(kernel, KernelEventType.Notification);
        kernel.FailureOf(() =>
        {
            kernel.Spawn("stuck", () => kernel.Wait(never, KernelTimeout.Infinite));
            kernel.AllocatePool(100);
        });

        FluentActions.Invoking(kernel.Dispose).Should().NotThrow();
        FluentActions.Invoking(kernel.Dispose).Should().NotThrow();
        FluentActions.Invoking(() => never.Set()).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void Dispose_keeps_quiet_after_a_fatal_stop()
    {
        var kernel = Simulation.Fifo();
        kernel.FailureOf(() => new KernelSpinLock(kernel).Release(Irql.Passive));

        FluentActions.Invoking(kernel.Dispose).Should().NotThrow();
    }

    [Fact]
    public void A_spawned_actor_sees_the_async_locals_of_who_spawned_it()
    {
        using var kernel = Simulation.Fifo();
        var local = new AsyncLocal<int>();
        var seen = 0;
        kernel.Run(() =>
        {
            local.Value = 42;
            kernel.Spawn("worker", () => seen = local.Value).Join();
        });

        seen.Should().Be(42);
    }

    private static object? OnANewThread(Func<object?> call)
    {
        object? result = null;
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = call();
            }
            catch (Exception e)
            {
                failure = e;
            }
        });
        thread.Start();
        thread.Join();
        return failure is null ? result : throw failure;
    }
}
