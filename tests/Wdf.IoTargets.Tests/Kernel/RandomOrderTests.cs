namespace Wdf.IoTargets.Tests.Kernel;

public class RandomOrderTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(77, true)]
    [InlineData(-5, true)]
    public void The_same_seed_gives_the_same_sequence_of_events(int seed, bool ownStacks) =>
        HashOfRun(seed, ownStacks).Should().Be(HashOfRun(seed, ownStacks));

    [Fact]
    public void Different_seeds_reach_different_sequences_of_events() =>
        Enumerable.Range(0, 50).Select(seed => HashOfRun(seed, ownStacks: false)).Distinct().Count().Should().BeGreaterThan(20);

    [Fact]
    public void Two_actors_of_two_steps_each_reach_all_six_orders()
    {
        var orders = Enumerable.Range(0, 300).Select(seed => OrderOfTwoThreads(seed)).Distinct().Order();

        orders.Should().Equal("AABB", "ABAB", "ABBA", "BAAB", "BABA", "BBAA");
    }

    [Fact]
    public void Two_units_on_stacks_of_their_own_reach_all_six_orders()
    {
        var orders = Enumerable.Range(0, 300).Select(seed => OrderOfTwoUnits(seed, ownStacks: true)).Distinct().Order();

        orders.Should().Equal("AABB", "ABAB", "ABBA", "BAAB", "BABA", "BBAA");
    }

    [Fact]
    public void Two_units_on_one_processor_never_interrupt_each_other()
    {
        var orders = Enumerable.Range(0, 100).Select(seed => OrderOfTwoUnits(seed, ownStacks: false)).Distinct().Order();

        orders.Should().Equal("AABB", "BBAA");
    }

    [Fact]
    public void A_unit_interrupts_the_body_between_any_two_of_its_steps()
    {
        var orders = Enumerable.Range(0, 100).Select(OrderOfBodyAndUnit).Distinct().Order();

        orders.Should().Equal("BBU", "BUB", "UBB");
    }

    [Fact]
    public void A_strategy_can_serve_one_kernel_after_another_and_starts_anew_in_each()
    {
        var strategy = new RandomStrategy(9);

        OrderOfTwoThreads(strategy).Should().Be(OrderOfTwoThreads(strategy));
    }

    private static string OrderOfTwoThreads(int seed) => OrderOfTwoThreads(new RandomStrategy(seed));

    private static string OrderOfTwoThreads(ISchedulingStrategy strategy)
    {
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { Strategy = strategy });
        var order = string.Empty;
        kernel.Run(() =>
        {
            var point = Simulation.PointOf(kernel);
            void Steps(string name)
            {
                for (var i = 0; i < 2; i++)
                {
                    point();
                    order += name;
                }
            }

            kernel.Spawn("a", () => Steps("A"));
            kernel.Spawn("b", () => Steps("B"));
            kernel.RunUntilIdle();
        });
        return order;
    }

    private static string OrderOfTwoUnits(int seed, bool ownStacks)
    {
        using var kernel = Simulation.Random(seed, ownStacks);
        var order = string.Empty;
        kernel.Run(() =>
        {
            var point = Simulation.PointOf(kernel);
            void Steps(string name)
            {
                order += name;
                point();
                order += name;
            }

            kernel.Post("a", () => Steps("A"));
            kernel.Post("b", () => Steps("B"));
            kernel.RunUntilIdle();
        });
        return order;
    }

    private static string OrderOfBodyAndUnit(int seed)
    {
        using var kernel = Simulation.Random(seed);
        var order = string.Empty;
        kernel.Run(() =>
        {
            var point = Simulation.PointOf(kernel);
            kernel.Post("unit", () => order += "U");
            point();
            order += "B";
            point();
            order += "B";
        });
        return order;
    }

    private static ulong HashOfRun(int seed, bool ownStacks)
    {
        using var kernel = Simulation.Random(seed, ownStacks);
        kernel.Run(() =>
        {
            var gate = new KernelEvent(kernel, KernelEventType.Synchronization, name: "gate");
            var guard = new KernelSpinLock(kernel, "guard");
            for (var i = 0; i < 4; i++)
            {
                kernel.Spawn($"worker {i}", () =>
                {
                    kernel.Wait(gate, KernelTimeout.After(Simulation.Ms(5)));
                    guard.Release(guard.Acquire());
                    kernel.Post("follow-up", () => gate.Set());
                });
                kernel.Post($"unit {i}", () => gate.Set());
            }

            kernel.RunFor(Simulation.Ms(20));
        });

        var hash = 14695981039346656037UL;
        foreach (var record in kernel.Trace.Records())
        {
            foreach (var c in $"{record.Step}|{record.Subject?.Name}|{record.Actor?.Name}|{record.Time}")
            {
                hash = (hash ^ c) * 1099511628211UL;
            }
        }

        return hash;
    }
}
