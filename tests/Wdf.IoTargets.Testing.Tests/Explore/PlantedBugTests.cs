using Wdf.IoTargets.Testing.Tests.Scenarios;

namespace Wdf.IoTargets.Testing.Tests.Explore;

public class PlantedBugTests
{
    public static TheoryData<ExploreStrategy> Preempting =>
    [
        ExploreStrategy.OneDelay, ExploreStrategy.TwoDelays, ExploreStrategy.PartialOrderSampling,
        ExploreStrategy.RandomWalk, ExploreStrategy.PriorityChanges, ExploreStrategy.Exhaustive,
        ExploreStrategy.SelectiveUniform, ExploreStrategy.Feedback,
    ];

    [Theory]
    [MemberData(nameof(Preempting))]
    public void Each_strategy_finds_a_lost_update(ExploreStrategy strategy)
    {
        var failure = Find(Planted.LostUpdate, strategy);

        failure.Exception.Message.Should().Contain("to be 2");
        failure.Differences.Should().Be(1);
        failure.FoundBy.Should().Be(strategy);
    }

    [Theory]
    [MemberData(nameof(Preempting))]
    public void Each_strategy_finds_a_cancellation_without_a_reference(ExploreStrategy strategy)
    {
        var failure = Find(Planted.CancelWithoutReference, strategy);

        failure.Exception.Should().BeOfType<WdfViolationException>();
        failure.Differences.Should().Be(1);
    }

    [Theory]
    [InlineData(ExploreStrategy.TwoDelays)]
    [InlineData(ExploreStrategy.PartialOrderSampling)]
    [InlineData(ExploreStrategy.RandomWalk)]
    [InlineData(ExploreStrategy.PriorityChanges)]
    [InlineData(ExploreStrategy.Exhaustive)]
    [InlineData(ExploreStrategy.SelectiveUniform)]
    [InlineData(ExploreStrategy.Feedback)]
    public void Each_strategy_of_more_than_one_delay_finds_a_bug_that_needs_two_CPUs(ExploreStrategy strategy)
    {
        var failure = Find(Planted.NeedsTwoCpus, strategy);

        failure.Schedule.Should().Contain("cpus=2");
    }

    [Fact]
    public void One_CPU_alone_does_not_show_it()
    {
        var result = Testing.Explore.Run(Planted.NeedsTwoCpus, new ExploreOptions { TwoCpu = false });

        result.Coverage.Should().Be(ExploreCoverage.AllOneCpuOrderings);
    }

    [Fact]
    public void A_bug_of_two_delays_is_not_found_with_one_and_found_with_two()
    {
        Testing.Explore.Run(Planted.NeedsTwoDelays, Only(ExploreStrategy.OneDelay)).Failure.Should().BeNull();

        Find(Planted.NeedsTwoDelays, ExploreStrategy.TwoDelays).Differences.Should().Be(2);
    }

    [Theory]
    [InlineData(ExploreStrategy.RandomWalk)]
    [InlineData(ExploreStrategy.PartialOrderSampling)]
    [InlineData(ExploreStrategy.SelectiveUniform)]
    [InlineData(ExploreStrategy.Feedback)]
    public void What_sampling_finds_is_shrunk_to_the_shortest(ExploreStrategy strategy)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            Find(Planted.LostUpdate, strategy, seed).Differences.Should().Be(1);
            Find(Planted.NeedsTwoDelays, strategy, seed).Differences.Should().BeLessThanOrEqualTo(2);
        }
    }

    [Fact]
    public void The_portfolio_finds_each_and_passes_the_twins_exhaustively()
    {
        foreach (var body in new Action<SimulatedKernel>[] { Planted.LostUpdate, Planted.CancelWithoutReference, Planted.NeedsTwoCpus, Planted.NeedsTwoDelays })
        {
            var run = () => Testing.Explore.Run(body);
            run.Should().Throw<ExplorationException>();
        }

        Testing.Explore.Run(Planted.UpdateUnderLock).Coverage.Should().Be(ExploreCoverage.AllOrderings);
        Testing.Explore.Run(Planted.CancelWithReference).Coverage.Should().Be(ExploreCoverage.AllOrderings);
    }

    [Fact]
    public void A_deadlock_is_a_failure_too()
    {
        Find(Planted.Deadlock, ExploreStrategy.OneDelay).Exception.Should().BeOfType<KernelDeadlockException>();
    }

    private static ExploreFailure Find(Action<SimulatedKernel> body, ExploreStrategy strategy, int seed = 1) =>
        Testing.Explore.Run(body, Only(strategy) with { Seed = seed }).Failure!;

    private static ExploreOptions Only(ExploreStrategy strategy) => new() { Strategies = [strategy], ThrowOnFailure = false, Schedules = 5_000 };
}
