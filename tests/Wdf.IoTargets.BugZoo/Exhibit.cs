using Wdf.IoTargets.Testing;

namespace Wdf.IoTargets.BugZoo;

/// <summary>Explores one bug and its twin.</summary>
internal static class Exhibit
{
    /// <summary>Searches for the bug with the default portfolio, within its budget.</summary>
    public static ExploreResult FindBug(Bug bug) =>
        Explore.Run(bug.Buggy, new ExploreOptions { Schedules = bug.Budget, ThrowOnFailure = false });

    /// <summary>Searches for the bug with one strategy alone.</summary>
    public static ExploreResult FindBug(Bug bug, ExploreStrategy strategy, long schedules, int seed = 1) =>
        Explore.Run(bug.Buggy, new ExploreOptions { Strategies = [strategy], Schedules = schedules, Seed = seed, ThrowOnFailure = false });

    /// <summary>Searches the twin: all of it, or ten times as far as the budget goes.</summary>
    public static ExploreResult ExploreTwin(Bug bug) =>
        Explore.Run(bug.Fixed, new ExploreOptions { Schedules = 10 * bug.Budget, ThrowOnFailure = false });
}
