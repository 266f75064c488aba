namespace Wdf.IoTargets.Tests.Kernel;

public class UnitTests
{
    [Fact]
    public void A_unit_runs_at_dispatch_level_on_top_of_the_waiting_body()
    {
        using var kernel = Simulation.Fifo();
        var irql = Irql.Passive;
        var osThread = -1;
        kernel.Run(() =>
        {
            var done = new KernelEvent(kernel, KernelEventType.Notification);
            kernel.Post("dpc", () =>
            {
                irql = kernel.CurrentIrql;
                osThread = Environment.CurrentManagedThreadId;
                done.Set();
            });
            kernel.Wait(done, KernelTimeout.Infinite);
            kernel.CurrentIrql.Should().Be(Irql.Passive);
        });

        irql.Should().Be(Irql.Dispatch);
        osThread.Should().Be(Environment.CurrentManagedThreadId);
    }

    [Fact]
    public void A_unit_never_runs_while_the_code_beneath_it_is_at_dispatch_level()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            using var kernel = Simulation.Random(seed);
            kernel.Run(() =>
            {
                var point = Simulation.PointOf(kernel);
                var raised = false;
                kernel.Post("dpc", () => raised.Should().BeFalse());
                var old = kernel.RaiseIrql(Irql.Dispatch);
                raised = true;
                point();
                point();
                raised = false;
                kernel.LowerIrql(old);
                point();
            });
        }
    }

    [Fact]
    public void A_unit_that_posts_another_one_ends_before_that_runs()
    {
        using var kernel = Simulation.Random(3);
        var log = new List<string>();
        kernel.Run(() =>
        {
            var point = Simulation.PointOf(kernel);
            kernel.Post("outer", () =>
            {
                kernel.Post("inner", () => log.Add("inner"));
                point();
                log.Add("outer");
            });
            kernel.RunUntilIdle();
        });

        log.Should().Equal("outer", "inner");
    }

    [Fact]
    public void On_a_stack_of_its_own_a_unit_is_left_halfway_while_the_body_goes_on()
    {
        var bodyWentOn = Enumerable.Range(0, 50).Any(static seed =>
        {
            using var kernel = Simulation.Random(seed, ownStacks: true);
            var order = string.Empty;
            kernel.Run(() =>
            {
                var point = Simulation.PointOf(kernel);
                kernel.Post("dpc", () =>
                {
                    order += "u";
                    point();
                    order += "U";
                });
                point();
                order += "B";
                kernel.RunUntilIdle();
            });
            return order == "uBU";
        });

        bodyWentOn.Should().BeTrue();
    }

    [Fact]
    public void A_unit_that_was_left_halfway_runs_once()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            using var kernel = Simulation.Random(seed);
            var runs = 0;
            kernel.Run(() =>
            {
                var guard = new KernelSpinLock(kernel);
                var point = Simulation.PointOf(kernel);
                for (var i = 0; i < 2; i++)
                {
                    // A thread that is left at DISPATCH_LEVEL makes the units that come next use stacks of their own.
                    kernel.Spawn($"holder {i}", () =>
                    {
                        var old = guard.Acquire();
                        point();
                        guard.Release(old);
                        point();
                    });
                    kernel.Post($"dpc {i}", () =>
                    {
                        runs++;
                        point();
                        guard.Release(guard.Acquire());
                        point();
                    });
                }

                kernel.RunUntilIdle();
            });
            runs.Should().Be(2);
        }
    }

    [Fact]
    public void A_unit_that_throws_does_not_stop_the_others()
    {
        using var kernel = Simulation.Fifo();
        var ran = new List<int>();
        var failure = kernel.FailureOf(() =>
        {
            kernel.Post("bad", () => throw new InvalidOperationException("oops"));
            kernel.Post("good", () => ran.Add(1));
            kernel.Spawn("worker", () => ran.Add(2)).Join();
            ran.Add(3);
        });

        ran.Should().Equal(1, 2, 3);
        failure.Message.Should().Contain("bad threw InvalidOperationException: oops");
    }

    [Fact]
    public void A_unit_cannot_let_others_run()
    {
        using var kernel = Simulation.Fifo();
        var failure = kernel.FailureOf(() => kernel.Post("dpc", () => kernel.RunUntil(static () => false, Simulation.Ms(1))));

        failure.Message.Should().Contain("dpc").And.Contain("from the test's body or a spawned thread");
    }
}
