using System.Diagnostics;
using System.Globalization;
using Wdf.IoTargets.Testing.Tests.Scenarios;

namespace Wdf.IoTargets.Testing.Tests.Explore;

public class SearchTests
{
    public static TheoryData<ExploreStrategy> Enumerating => [ExploreStrategy.OneDelay, ExploreStrategy.TwoDelays, ExploreStrategy.Exhaustive];

    [Theory]
    [MemberData(nameof(Enumerating))]
    public void The_union_of_the_shards_is_the_whole_search(ExploreStrategy strategy)
    {
        var options = new ExploreOptions { Strategies = [strategy], TwoCpu = false, Schedules = 100_000 };
        var whole = Testing.Explore.Run(Measure.SendAndCancel, options);

        var shards = Enumerable.Range(1, 3).Select(i => Testing.Explore.Run(Measure.SendAndCancel, options with { Shard = (i, 3) })).ToList();

        shards.SelectMany(static s => s.Orderings).Distinct().Should().BeEquivalentTo(whole.Orderings);
        shards.Should().OnlyContain(s => s.DistinctOrderings < whole.DistinctOrderings);
    }

    [Fact]
    public void The_environment_says_which_shard_a_process_is()
    {
        static IEnumerable<string> Shard(string shard)
        {
            var start = new ProcessStartInfo("dotnet", [typeof(SearchTests).Assembly.Location, "orderings"]) { RedirectStandardOutput = true };
            start.Environment["WDF_EXPLORE_SHARD"] = shard;
            using var process = Process.Start(start)!;
            return process.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        }

        var whole = Testing.Explore.Run(Measure.SendAndCancel, new ExploreOptions { Strategies = [ExploreStrategy.Exhaustive], TwoCpu = false });

        Shard("1/2").Concat(Shard("2/2")).Distinct().Should()
            .BeEquivalentTo(whole.Orderings.Select(static o => o.ToString("X16", CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData(ExploreStrategy.RandomWalk)]
    [InlineData(ExploreStrategy.SelectiveUniform)]
    public void Shards_of_a_sampling_divide_the_same_schedules(ExploreStrategy strategy)
    {
        var options = new ExploreOptions { Strategies = [strategy], TwoCpu = false };
        var whole = Testing.Explore.Run(Measure.SendAndCancel, options with { Schedules = 101 });

        var shards = Enumerable.Range(1, 2).Select(i => Testing.Explore.Run(Measure.SendAndCancel, options with { Shard = (i, 2), Schedules = i == 1 ? 51 : 50 }));

        shards.SelectMany(static s => s.Orderings).Distinct().Should().BeEquivalentTo(whole.Orderings);
    }

    [Fact]
    public void The_same_seed_gives_the_same_result()
    {
        static ExploreResult Once(int seed) =>
            Testing.Explore.Run(Commuting.TwoSenders, new ExploreOptions { Seed = seed, Schedules = 300, TwoCpu = false });

        Once(7).Orderings.Should().Equal(Once(7).Orderings);
        Once(7).ToString().Should().Be(Once(7).ToString());
    }

    [Fact]
    public void Two_jobs_find_the_same_failure_and_see_the_same_orderings()
    {
        var options = new ExploreOptions { ThrowOnFailure = false, Jobs = 2 };

        var one = Testing.Explore.Run(Planted.NeedsTwoDelays, options with { Jobs = 1 }).Failure!;
        var two = Testing.Explore.Run(Planted.NeedsTwoDelays, options).Failure!;

        two.Schedule.Should().Be(one.Schedule);
        var exhaustive = options with { Strategies = [ExploreStrategy.Exhaustive], TwoCpu = false };
        Testing.Explore.Run(Measure.SendAndCancel, exhaustive).Orderings.Should()
            .BeEquivalentTo(Testing.Explore.Run(Measure.SendAndCancel, exhaustive with { Jobs = 1 }).Orderings);
    }

    [Fact]
    public void A_passing_body_reports_that_all_was_seen()
    {
        var result = Testing.Explore.Run(Commuting.TwoByTwo);

        result.Coverage.Should().Be(ExploreCoverage.AllOrderings);
        result.ToString().Should().Contain("6 distinct orderings: all orderings");
        result.ChanceOfNew.Should().Be(0);
    }

    [Fact]
    public void What_was_not_all_comes_with_the_chance_of_something_new()
    {
        var result = Testing.Explore.Run(Commuting.ThreeByTwo, new ExploreOptions { Strategies = [ExploreStrategy.RandomWalk], Schedules = 40 });

        result.Coverage.Should().Be(ExploreCoverage.Some);
        result.ChanceOfNew.Should().BeInRange(0.01, 1);
    }

    [Fact]
    public void An_asynchronous_body_is_explored_too()
    {
        var body = async (SimulatedKernel kernel) =>
        {
            var steps = 0;
            kernel.Post("unit", () => steps++);
            await kernel.Delay(TimeSpan.FromMilliseconds(1));
            steps.Should().Be(1);
        };

        Testing.Explore.Run(body).Coverage.Should().Be(ExploreCoverage.AllOrderings);
    }

    [Fact]
    public void A_body_without_choices_has_one_ordering()
    {
        var result = Testing.Explore.Run(static _ => { });

        result.Schedules.Should().Be(1);
        result.Coverage.Should().Be(ExploreCoverage.AllOrderings);
    }

    [Fact]
    public void A_default_order_that_fails_is_told_without_differences()
    {
        var failure = Testing.Explore.Run(static k => k.Elapsed.Should().Be(TimeSpan.MaxValue), new ExploreOptions { ThrowOnFailure = false }).Failure!;

        failure.Differences.Should().Be(0);
        failure.SchedulesBefore.Should().Be(0);
    }

    [Fact]
    public void A_time_limit_ends_the_search_by_the_clock_that_was_given()
    {
        var clock = new CountingClock();
        var reports = new List<ExploreProgress>();

        var result = Testing.Explore.Run(Commuting.TwoSenders, new ExploreOptions
        {
            TimeLimit = TimeSpan.FromSeconds(50),
            TimeProvider = clock,
            Progress = reports.Add,
            ProgressInterval = TimeSpan.FromSeconds(10),
        });

        result.Schedules.Should().BeInRange(20, 60);
        reports.Should().HaveCountGreaterThan(2);
    }

    [Fact]
    public void A_body_that_is_not_deterministic_is_told_so()
    {
        var calls = 0;

        var explore = () => Testing.Explore.Run(
            kernel =>
            {
                var point = Planted.PointOf(kernel);
                var threads = 2 + (calls++ % 2);
                for (var i = 0; i < threads; i++)
                {
                    kernel.Spawn($"thread {i}", point);
                }
            },
            new ExploreOptions { Strategies = [ExploreStrategy.Exhaustive] });

        explore.Should().Throw<Exception>().Which.ToString().Should().Contain("not deterministic");
    }
}
