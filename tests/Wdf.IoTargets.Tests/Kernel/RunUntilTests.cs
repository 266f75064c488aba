namespace Wdf.IoTargets.Tests.Kernel;

public class RunUntilTests
{
    [Fact]
    public void It_stops_exactly_when_the_condition_holds()
    {
        using var kernel = Simulation.Fifo();
        var count = 0;
        kernel.Run(() =>
        {
            for (var i = 0; i < 5; i++)
            {
                kernel.Post($"unit {i}", () => count++);
            }

            kernel.RunUntil(() => count == 3, Simulation.Ms(1)).Should().BeTrue();
            count.Should().Be(3);
        });
    }

    [Fact]
    public void It_lets_time_pass_up_to_the_limit()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var done = false;
            var sleeper = kernel.Spawn("sleeper", () =>
            {
                kernel.Sleep(Simulation.Ms(10));
                done = true;
            });
            kernel.RunUntil(() => done, Simulation.Ms(4)).Should().BeFalse();
            kernel.Elapsed.Should().Be(Simulation.Ms(4));
            kernel.RunUntil(() => done, Simulation.Ms(100)).Should().BeTrue();
            kernel.Elapsed.Should().Be(Simulation.Ms(10));
            sleeper.Join();
        });
    }

    [Fact]
    public void When_nothing_is_left_to_run_it_gives_up_without_letting_time_pass()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            kernel.RunUntil(static () => false, TimeSpan.FromDays(1)).Should().BeFalse();
            kernel.Elapsed.Should().Be(TimeSpan.Zero);
        });
    }

    [Fact]
    public void Two_actors_may_wait_for_conditions_at_once()
    {
        using var kernel = Simulation.Random(5);
        var first = false;
        var second = false;
        kernel.Run(() =>
        {
            var other = kernel.Spawn("other", () =>
            {
                kernel.RunUntil(() => first, TimeSpan.FromSeconds(1)).Should().BeTrue();
                second = true;
            });
            kernel.Spawn("sleeper", () =>
            {
                kernel.Sleep(Simulation.Ms(3));
                first = true;
            });
            kernel.RunUntil(() => second, TimeSpan.FromSeconds(1)).Should().BeTrue();
            other.Join();
        });

        kernel.Elapsed.Should().Be(Simulation.Ms(3));
    }

    [Fact]
    public void Several_actors_may_let_others_run_at_once()
    {
        using var kernel = Simulation.Fifo();
        var log = new List<string>();
        kernel.Run(() =>
        {
            var a = kernel.Spawn("a", () =>
            {
                kernel.RunFor(Simulation.Ms(5));
                log.Add($"a {kernel.Elapsed.TotalMilliseconds}");
            });
            var b = kernel.Spawn("b", () =>
            {
                kernel.RunUntilIdle();
                log.Add($"b {kernel.Elapsed.TotalMilliseconds}");
            });
            kernel.RunFor(Simulation.Ms(3));
            log.Add($"body {kernel.Elapsed.TotalMilliseconds}");
            a.Join();
            b.Join();
        });

        log.Should().Equal("b 0", "body 3", "a 5");
    }

    [Fact]
    public void What_the_condition_throws_reaches_its_caller()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var asked = 0;
            kernel.Post("unit", static () => { });
            var act = () => kernel.RunUntil(() => ++asked > 1 ? throw new FormatException("bad") : false, Simulation.Ms(1));
            act.Should().Throw<FormatException>();
        });
    }

    [Fact]
    public void A_condition_that_waits_is_refused()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            var never = new KernelEvent(kernel, KernelEventType.Notification);
            var asked = 0;
            kernel.Post("unit", static () => { });
            var act = () => kernel.RunUntil(() => ++asked > 1 && kernel.Wait(never, KernelTimeout.Infinite) == NtStatus.Success, Simulation.Ms(1));
            act.Should().Throw<InvalidOperationException>().WithMessage("*must only look*");
        });
    }
}
