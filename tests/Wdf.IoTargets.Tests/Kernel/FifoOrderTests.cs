namespace Wdf.IoTargets.Tests.Kernel;

public class FifoOrderTests
{
    [Fact]
    public void A_spawned_actor_does_not_run_before_the_running_one_blocks()
    {
        using var kernel = Simulation.Fifo();
        var log = new List<string>();
        kernel.Run(() =>
        {
            var thread = kernel.Spawn("worker", () => log.Add("worker"));
            var point = Simulation.PointOf(kernel);
            point();
            log.Add("body");
            thread.Join();
        });

        log.Should().Equal("body", "worker");
    }

    [Fact]
    public void Actors_and_units_run_in_the_order_in_which_they_became_ready()
    {
        using var kernel = Simulation.Fifo();
        var log = new List<string>();
        kernel.Run(() =>
        {
            kernel.Spawn("a", () => log.Add("a"));
            kernel.Post("b", () => log.Add("b"));
            kernel.Spawn("c", () => log.Add("c"));
            kernel.Post("d", () => log.Add("d"));
            kernel.RunUntilIdle();
        });

        log.Should().Equal("a", "b", "c", "d");
    }

    [Fact]
    public void Waiters_go_on_in_the_order_in_which_they_came()
    {
        using var kernel = Simulation.Fifo();
        var log = new List<int>();
        kernel.Run(() =>
        {
            var go = new KernelEvent(kernel, KernelEventType.Notification);
            for (var i = 0; i < 4; i++)
            {
                var n = i;
                kernel.Spawn($"waiter {i}", () =>
                {
                    kernel.Wait(go, KernelTimeout.Infinite);
                    log.Add(n);
                });
            }

            kernel.RunUntilIdle();
            go.Set();
        });

        log.Should().Equal(0, 1, 2, 3);
    }

    [Fact]
    public void What_can_still_run_when_the_body_ends_does_so()
    {
        using var kernel = Simulation.Fifo();
        var ran = false;
        kernel.Run(() => kernel.Post("late", () => ran = true));

        ran.Should().BeTrue();
    }
}
