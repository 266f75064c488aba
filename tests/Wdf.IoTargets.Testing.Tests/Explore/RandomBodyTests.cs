using Wdf.IoTargets.Testing.Tests.Scenarios;

namespace Wdf.IoTargets.Testing.Tests.Explore;

public class RandomBodyTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 16)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Exhaustive_search_sees_what_brute_force_sees(int seed)
    {
        Action<SimulatedKernel> body = new RandomBody(seed).Run;
        if (BruteForce.Enumerate(body, ownStacks: false, limit: 500) is not { } all)
        {
            return;
        }

        var result = Testing.Explore.Run(body, new ExploreOptions { Strategies = [ExploreStrategy.Exhaustive], Schedules = 100_000, TwoCpu = false });

        result.DistinctOrderings.Should().Be(all.Orderings.Count);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void With_units_on_stacks_of_their_own_too(int seed)
    {
        Action<SimulatedKernel> body = new RandomBody(seed).Run;
        if (BruteForce.Enumerate(body, ownStacks: true, limit: 500) is not { } all)
        {
            return;
        }

        var result = Testing.Explore.Run(body, new ExploreOptions { Strategies = [ExploreStrategy.Exhaustive], Schedules = 100_000 });

        result.DistinctOrderings.Should().Be(all.Orderings.Count);
        result.Coverage.Should().Be(ExploreCoverage.AllOrderings);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_sampling_sees_more_than_all(int seed)
    {
        Action<SimulatedKernel> body = new RandomBody(seed, threads: 3).Run;
        var all = Testing.Explore.Run(body, new ExploreOptions { Strategies = [ExploreStrategy.Exhaustive], Schedules = 1_000, TwoCpu = false });
        if (all.Coverage == ExploreCoverage.Some)
        {
            return;
        }

        ExploreStrategy[] strategies =
        [
            ExploreStrategy.RandomWalk, ExploreStrategy.PartialOrderSampling, ExploreStrategy.TwoDelays,
            ExploreStrategy.SelectiveUniform, ExploreStrategy.Feedback,
        ];
        foreach (var strategy in strategies)
        {
            Testing.Explore.Run(body, new ExploreOptions { Strategies = [strategy], Schedules = 300, TwoCpu = false })
                .Orderings.Should().BeSubsetOf(all.Orderings);
        }
    }
}
