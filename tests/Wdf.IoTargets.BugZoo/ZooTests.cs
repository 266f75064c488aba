using Wdf.IoTargets.Testing;

namespace Wdf.IoTargets.BugZoo;

public class ZooTests
{
    public static TheoryData<string> Names => [.. Zoo.All.Select(b => b.Name)];

    [Fact]
    public void The_zoo_has_at_least_25_bugs() => Zoo.All.Should().HaveCountGreaterThanOrEqualTo(25);

    [Theory]
    [MemberData(nameof(Names))]
    public void The_bug_is_found_within_its_budget_and_its_replay_string_shows_it_again(string name)
    {
        var bug = Zoo.ByName(name);

        var result = Exhibit.FindBug(bug);

        result.Failure.Should().NotBeNull($"{bug.Budget} schedules are the budget; {result}");
        var replay = () => Explore.Replay(result.Failure!.Schedule, bug.Buggy);
        replay.Should().Throw<ExplorationException>().Which.Failure.Exception.GetType().Should().Be(result.Failure!.Exception.GetType());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_default_order_shows_the_bug_only_where_that_is_its_nature(string name)
    {
        var bug = Zoo.ByName(name);

        Exhibit.FindBug(bug, ExploreStrategy.Fifo, schedules: 1).Failure.Should().Match(f => (f != null) == bug.ShowsInDefaultOrder);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void One_processor_hides_the_bugs_that_need_two(string name)
    {
        var bug = Zoo.ByName(name);
        if (!bug.NeedsTwoCpus)
        {
            return;
        }

        var options = new ExploreOptions { Schedules = bug.Budget, TwoCpu = false, ThrowOnFailure = false };
        Explore.Run(bug.Buggy, options).Failure.Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_repaired_twin_is_clean(string name) =>
        Exhibit.ExploreTwin(Zoo.ByName(name)).Failure?.Story.Should().BeNull();
}
