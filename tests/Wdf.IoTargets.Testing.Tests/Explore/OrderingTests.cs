using Wdf.IoTargets.Testing.Tests.Scenarios;

namespace Wdf.IoTargets.Testing.Tests.Explore;

public class OrderingTests
{
    public static TheoryData<string> Bodies => ["two by two", "two by three", "three by two", "body and units", "wait and set", "lock", "cancel"];

    [Fact]
    public void Two_actors_of_two_steps_that_do_not_commute_have_six_orderings()
    {
        var result = Exhaust(Commuting.TwoByTwo);

        result.DistinctOrderings.Should().Be(6);
        result.Coverage.Should().Be(ExploreCoverage.AllOrderings);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public void The_count_of_distinct_orderings_equals_a_brute_force_enumeration(string name)
    {
        var body = Body(name);
        var (orderings, schedules) = BruteForce.Enumerate(body);

        var result = Exhaust(body);

        result.DistinctOrderings.Should().Be(orderings.Count);
        result.Coverage.Should().BeOneOf(ExploreCoverage.AllOrderings, ExploreCoverage.AllOneCpuOrderings);
        result.Schedules.Should().BeLessThanOrEqualTo(schedules + 1);
    }

    [Theory]
    [InlineData("body and units")]
    public void On_two_CPUs_too(string name)
    {
        var (orderings, _) = BruteForce.Enumerate(Body(name), ownStacks: true);

        var result = Exhaust(Body(name), twoCpu: true);

        result.DistinctOrderings.Should().Be(orderings.Count);
        result.Coverage.Should().Be(ExploreCoverage.AllOrderings);
    }

    [Fact]
    public void Steps_that_commute_are_not_counted_twice()
    {
        var result = Exhaust(Commuting.TwoSenders);
        var sampled = Testing.Explore.Run(Commuting.TwoSenders, new ExploreOptions { Strategies = [ExploreStrategy.RandomWalk], Schedules = 2_000, TwoCpu = false });

        result.Coverage.Should().Be(ExploreCoverage.AllOneCpuOrderings);
        result.Schedules.Should().BeLessThan(20 * result.DistinctOrderings);
        sampled.Orderings.Should().BeSubsetOf(result.Orderings);
    }

    [Theory]
    [InlineData("two by three")]
    [InlineData("lock")]
    public void A_preemption_bound_that_never_binds_sees_the_same(string name)
    {
        var bounded = Testing.Explore.Run(Body(name), Options(twoCpu: false) with { PreemptionBound = 50 });

        bounded.Coverage.Should().Be(ExploreCoverage.AllWithinBound);
        bounded.Orderings.Should().BeEquivalentTo(Exhaust(Body(name)).Orderings);
    }

    [Fact]
    public void A_preemption_bound_of_none_leaves_only_whole_actors()
    {
        var bounded = Testing.Explore.Run(Commuting.TwoByThree, Options(twoCpu: false) with { PreemptionBound = 0 });

        bounded.DistinctOrderings.Should().Be(2);
    }

    private static ExploreResult Exhaust(Action<SimulatedKernel> body, bool twoCpu = false) => Testing.Explore.Run(body, Options(twoCpu));

    private static ExploreOptions Options(bool twoCpu) => new() { Strategies = [ExploreStrategy.Exhaustive], Schedules = 100_000, TwoCpu = twoCpu };

    private static Action<SimulatedKernel> Body(string name) => name switch
    {
        "two by two" => Commuting.TwoByTwo,
        "two by three" => Commuting.TwoByThree,
        "three by two" => Commuting.ThreeByTwo,
        "body and units" => Commuting.BodyAndUnits,
        "wait and set" => Commuting.WaitAndSet,
        "lock" => Planted.UpdateUnderLock,
        _ => Measure.SendAndCancel,
    };
}
