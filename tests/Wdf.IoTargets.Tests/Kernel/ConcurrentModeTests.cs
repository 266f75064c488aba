namespace Wdf.IoTargets.Tests.Kernel;

// Real threads: every wait here ends by an event of the test itself, none by real time.
public class ConcurrentModeTests
{
    [Fact]
    public void Threads_units_and_the_body_run_at_once_and_all_of_it_ends()
    {
        using var kernel = Simulation.Concurrent();
        var total = 0;
        kernel.Run(() =>
        {
            var guard = new KernelSpinLock(kernel);
            for (var i = 0; i < 8; i++)
            {
                kernel.Spawn($"thread {i}", () => AddMany(guard));
                kernel.Post($"unit {i}", () => AddMany(guard));
            }

            AddMany(guard);
        });
        total.Should().Be(17 * 200);

        void AddMany(KernelSpinLock guard)
        {
            for (var i = 0; i < 200; i++)
            {
                var old = guard.Acquire();
                total++;
                guard.Release(old);
            }
        }
    }

    [Fact]
    public void A_synchronization_event_hands_over_without_losing_a_signal()
    {
        using var kernel = Simulation.Concurrent();
        var turns = 0;
        kernel.Run(() =>
        {
            var ping = new KernelEvent(kernel, KernelEventType.Synchronization);
            var pong = new KernelEvent(kernel, KernelEventType.Synchronization);
            var other = kernel.Spawn("other", () =>
            {
                for (var i = 0; i < 500; i++)
                {
                    kernel.Wait(ping, KernelTimeout.Infinite);
                    turns++;
                    pong.Set();
                }
            });
            for (var i = 0; i < 500; i++)
            {
                ping.Set();
                kernel.Wait(pong, KernelTimeout.After(TimeSpan.FromMinutes(10))).Should().Be(NtStatus.Success);
            }

            other.Join();
        });

        turns.Should().Be(500);
    }

    [Fact]
    public void Time_outs_sleeps_and_delays_end_on_the_clock_tick()
    {
        using var kernel = Simulation.Concurrent();
        var results = new List<NtStatus>();
        kernel.Run(() =>
        {
            var never = new KernelEvent(kernel, KernelEventType.Notification);
            kernel.Sleep(Simulation.Ms(2));
            kernel.Elapsed.Should().BeGreaterThanOrEqualTo(Simulation.Ms(2));
            results.Add(kernel.Wait(never, KernelTimeout.After(Simulation.Ms(2))));
            results.Add(kernel.Wait(never, KernelTimeout.Zero));
            var flag = false;
            kernel.Post("dpc", () => Volatile.Write(ref flag, true));
            kernel.RunUntil(() => Volatile.Read(ref flag), TimeSpan.FromMinutes(10)).Should().BeTrue();
            kernel.RunFor(Simulation.Ms(1));
        });

        results.Should().Equal(NtStatus.Timeout, NtStatus.Timeout);
    }

    [Fact]
    public void Units_run_at_dispatch_level()
    {
        using var kernel = Simulation.Concurrent();
        var irql = Irql.Passive;
        kernel.Run(() => kernel.Post("dpc", () => irql = kernel.CurrentIrql));

        irql.Should().Be(Irql.Dispatch);
    }

    [Fact]
    public void A_gate_holds_threads_and_units()
    {
        using var kernel = Simulation.Concurrent();
        kernel.Run(() =>
        {
            foreach (var inUnit in new[] { false, true })
            {
                var e = new KernelEvent(kernel, KernelEventType.Notification);
                var gate = kernel.HoldAt(KernelStep.EventSet, e);
                if (inUnit)
                {
                    kernel.Post("dpc", () => e.Set());
                }
                else
                {
                    kernel.Spawn("setter", () => e.Set());
                }

                gate.WaitUntilReached();
                kernel.RunUntilIdle();
                e.IsSignaled.Should().BeFalse();
                gate.Release();
                kernel.Wait(e, KernelTimeout.Infinite).Should().Be(NtStatus.Success);
            }
        });
    }

    [Fact]
    public void A_violation_on_another_actor_wakes_the_waiting_body()
    {
        using var kernel = Simulation.Concurrent();
        var failure = kernel.FailureOf(() =>
        {
            var never = new KernelEvent(kernel, KernelEventType.Notification);
            kernel.Spawn("violator", () => new KernelSpinLock(kernel, "guard").Release(Irql.Passive));
            kernel.Wait(never, KernelTimeout.Infinite);
        });

        failure.Should().BeOfType<WdfViolationException>().Which.Violation.Actor!.Name.Should().Be("violator");
    }

    [Fact]
    public void A_thread_that_is_stuck_is_reported_and_dispose_lets_it_end()
    {
        var kernel = Simulation.Concurrent();
        using var ended = new ManualResetEventSlim();
        kernel.FailureOf(() =>
        {
            var never = new KernelEvent(kernel, KernelEventType.Notification, name: "never");
            kernel.Spawn("stuck", () =>
            {
                try
                {
                    kernel.Wait(never, KernelTimeout.Infinite);
                }
                catch (ObjectDisposedException)
                {
                    ended.Set();
                }
            });
        }).Message.Should().StartWith("Left over: stuck is stuck: it waits for never");

        kernel.Dispose();
        ended.Wait(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task An_asynchronous_body_may_await_anything()
    {
        using var kernel = Simulation.Concurrent();
        await kernel.RunAsync(async () =>
        {
            await Task.Yield();
            await kernel.Delay(Simulation.Ms(1));
            kernel.Elapsed.Should().BeGreaterThanOrEqualTo(Simulation.Ms(1));
            kernel.CurrentIrql.Should().Be(Irql.Passive);
        });
    }

    [Fact]
    public void Exceptions_of_other_actors_are_reported_with_their_names()
    {
        using var kernel = Simulation.Concurrent();
        var failure = kernel.FailureOf(() => kernel.Post("dpc", static () => throw new FormatException("bad")));

        failure.Message.Should().Be("dpc threw FormatException: bad");
    }
}
