namespace Wdf.IoTargets.Tests.Kernel;

public class VirtualTimeTests
{
    [Fact]
    public void Running_until_idle_lets_no_time_pass()
    {
        using var kernel = Simulation.Fifo();
        var woke = false;
        kernel.Run(() =>
        {
            var sleeper = kernel.Spawn("sleeper", () =>
            {
                kernel.Sleep(Simulation.Ms(1));
                woke = true;
            });
            kernel.RunUntilIdle();
            kernel.Elapsed.Should().Be(TimeSpan.Zero);
            woke.Should().BeFalse();
            sleeper.Join();
        });

        kernel.Elapsed.Should().Be(Simulation.Ms(1));
    }

    [Fact]
    public void Time_jumps_to_the_next_timer_when_all_are_blocked()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            kernel.Sleep(TimeSpan.FromDays(400));
            kernel.Now.Should().Be(kernel.Options.StartTime.AddDays(400));
        });
    }

    [Fact]
    public void Running_for_a_span_runs_all_that_is_due_inside_it_and_nothing_later()
    {
        using var kernel = Simulation.Fifo();
        var times = new List<double>();
        kernel.Run(() =>
        {
            var ticker = kernel.Spawn("ticker", () =>
            {
                for (var i = 0; i < 5; i++)
                {
                    kernel.Sleep(Simulation.Ms(3));
                    times.Add(kernel.Elapsed.TotalMilliseconds);
                }
            });
            kernel.RunFor(Simulation.Ms(9));
            times.Should().Equal(3, 6, 9);
            kernel.RunFor(Simulation.Ms(2));
            times.Should().HaveCount(3);
            kernel.Elapsed.Should().Be(Simulation.Ms(11));
            ticker.Join();
        });
    }

    [Fact]
    public void Timers_of_one_instant_fire_in_the_order_in_which_they_were_armed()
    {
        using var kernel = Simulation.Fifo();
        var order = new List<int>();
        kernel.Run(() =>
        {
            for (var i = 0; i < 40; i++)
            {
                var n = i;
                kernel.Spawn($"sleeper {i}", () =>
                {
                    kernel.Sleep(Simulation.Ms(7));
                    order.Add(n);
                });
            }

            kernel.RunFor(Simulation.Ms(7));
        });

        order.Should().Equal(Enumerable.Range(0, 40));
    }

    [Fact]
    public void Timers_of_different_instants_fire_by_time()
    {
        using var kernel = Simulation.Fifo();
        var order = new List<int>();
        kernel.Run(() =>
        {
            foreach (var delay in new[] { 50, 10, 40, 20, 30, 5, 45 })
            {
                kernel.Spawn($"sleeper {delay}", () =>
                {
                    kernel.Sleep(Simulation.Ms(delay));
                    order.Add(delay);
                });
            }

            kernel.RunFor(Simulation.Ms(50));
        });

        order.Should().BeInAscendingOrder().And.HaveCount(7);
    }

    [Fact]
    public void Code_takes_no_simulated_time()
    {
        using var kernel = Simulation.Random(4);
        kernel.Run(() =>
        {
            for (var i = 0; i < 1000; i++)
            {
                Simulation.PointOf(kernel)();
            }
        });

        kernel.Elapsed.Should().Be(TimeSpan.Zero);
    }
}
