namespace Wdf.IoTargets.Tests.Kernel;

public class GateTests
{
    [Fact]
    public void It_holds_a_thread_until_it_is_released()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification);
            var gate = kernel.HoldAt(KernelStep.EventSet, e);
            var thread = kernel.Spawn("setter", () => e.Set());
            gate.WaitUntilReached();
            gate.IsReached.Should().BeTrue();
            gate.Actor.Should().BeSameAs(thread);
            kernel.RunFor(Simulation.Ms(50));
            e.IsSignaled.Should().BeFalse();
            gate.Release();
            thread.Join();
            e.IsSignaled.Should().BeTrue();
        });
    }

    [Fact]
    public void A_held_unit_stays_halfway_while_what_it_interrupted_goes_on()
    {
        using var kernel = Simulation.Fifo();
        var order = new List<string>();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification);
            var gate = kernel.HoldAt(KernelStep.EventSet, e);
            kernel.Post("dpc", () =>
            {
                order.Add("unit begins");
                e.Set();
                order.Add("unit ends");
            });
            gate.WaitUntilReached();
            gate.Actor!.Irql.Should().Be(Irql.Dispatch);
            order.Add("body goes on");
            kernel.RunUntilIdle();
            gate.Release();
            kernel.RunUntilIdle();
        });

        order.Should().Equal("unit begins", "body goes on", "unit ends");
    }

    [Fact]
    public void Another_unit_runs_while_one_is_held()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification);
            var gate = kernel.HoldAt(KernelStep.EventSet, e);
            var ran = false;
            kernel.Post("held", () => e.Set());
            kernel.Post("free", () => ran = true);
            kernel.RunUntilIdle();
            ran.Should().BeTrue();
            e.IsSignaled.Should().BeFalse();
            gate.Release();
        });
    }

    [Fact]
    public void A_unit_that_is_held_with_a_lock_makes_others_wait_for_it()
    {
        using var kernel = Simulation.Fifo();
        var order = new List<string>();
        kernel.Run(() =>
        {
            var guard = new KernelSpinLock(kernel);
            var e = new KernelEvent(kernel, KernelEventType.Notification);
            var gate = kernel.HoldAt(KernelStep.EventSet, e);
            kernel.Post("holder", () =>
            {
                var old = guard.Acquire();
                e.Set();
                order.Add("holder");
                guard.Release(old);
            });
            gate.WaitUntilReached();
            kernel.Post("waiter", () =>
            {
                guard.Release(guard.Acquire());
                order.Add("waiter");
            });
            kernel.RunUntilIdle();
            order.Should().BeEmpty();
            gate.Release();
            kernel.RunUntilIdle();
        });

        order.Should().Equal("holder", "waiter");
    }

    [Fact]
    public void A_gate_that_is_released_before_anybody_came_holds_nobody()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification);
            var gate = kernel.HoldAt(KernelStep.EventSet, e);
            gate.Release();
            e.Set();
            gate.IsReached.Should().BeFalse();
        });
    }

    [Fact]
    public void Only_the_first_who_comes_is_held()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification);
            var gate = kernel.HoldAt(KernelStep.EventSet, e);
            var first = kernel.Spawn("first", () => e.Set());
            kernel.Spawn("second", () => e.Set()).Join();
            e.IsSignaled.Should().BeTrue();
            first.HasEnded.Should().BeFalse();
            gate.Release();
        });
    }

    [Fact]
    public void It_works_under_every_random_schedule()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            using var kernel = Simulation.Random(seed, ownStacks: seed % 2 == 0);
            kernel.Run(() =>
            {
                var e = new KernelEvent(kernel, KernelEventType.Notification);
                var gate = kernel.HoldAt(KernelStep.EventSet, e);
                kernel.Post("dpc", () => e.Set());
                gate.WaitUntilReached();
                e.IsSignaled.Should().BeFalse();
                gate.Release();
                kernel.Wait(e, KernelTimeout.Infinite).Should().Be(NtStatus.Success);
            });
        }
    }

    [Fact]
    public void A_forgotten_gate_is_named_in_the_deadlock_report()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() =>
        {
            var e = new KernelEvent(kernel, KernelEventType.Notification, name: "answer");
            kernel.HoldAt(KernelStep.EventSet, e);
            kernel.Spawn("setter", () => e.Set()).Join();
        });

        failure.Should().BeOfType<KernelDeadlockException>().Which.Message
            .Should().Contain("setter waits for release of the gate at EventSet of answer (not signaled)");
    }
}
