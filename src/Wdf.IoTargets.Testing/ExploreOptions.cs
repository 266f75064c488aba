namespace Wdf.IoTargets.Testing;

/// <summary>What <see cref="Explore"/> runs, and for how long.</summary>
public sealed record ExploreOptions
{
    /// <summary>The strategies, in the order in which they run. By default a portfolio.</summary>
    public IReadOnlyList<ExploreStrategy> Strategies { get; init; } =
    [
        ExploreStrategy.Fifo, ExploreStrategy.OneDelay, ExploreStrategy.TwoDelays, ExploreStrategy.PartialOrderSampling,
        ExploreStrategy.RandomWalk, ExploreStrategy.PriorityChanges, ExploreStrategy.Exhaustive,
    ];

    /// <summary>Schedules to run at most, in this shard.</summary>
    public long Schedules { get; init; } = 10_000;

    /// <summary>Real time to spend at most; null for no limit. A search that it ends is not repeatable to the schedule.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Seed of the sampling strategies, and of everything else random in the kernel.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>
    /// How many schedules run at once, each on a thread and a kernel of its own. The body must then share nothing with another call of itself.
    /// </summary>
    public int Jobs { get; init; } = 1;

    /// <summary>
    /// Which part of the search this process does, <c>(1, 4)</c> for the first of four; null for what the environment variable
    /// <c>WDF_EXPLORE_SHARD</c> says (<c>1/4</c>), and all of it without one.
    /// </summary>
    public (int Index, int Count)? Shard { get; init; }

    /// <summary>How often <see cref="ExploreStrategy.Exhaustive"/> may leave an actor that could go on; null for no bound.</summary>
    public int? PreemptionBound { get; init; }

    /// <summary>
    /// Whether, after the orders of one CPU, those are searched in which units are left halfway, as on a second CPU. Slower: such a
    /// unit needs an OS thread.
    /// </summary>
    public bool TwoCpu { get; init; } = true;

    /// <summary>Whether a failure is thrown as an <see cref="ExplorationException"/>; else it is in the result.</summary>
    public bool ThrowOnFailure { get; init; } = true;

    /// <summary>Called about once per <see cref="ProgressInterval"/> while the search runs; null for nobody.</summary>
    public Action<ExploreProgress>? Progress { get; init; }

    /// <summary>Real time between two reports of progress.</summary>
    public TimeSpan ProgressInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Real time, for <see cref="TimeLimit"/> and <see cref="Progress"/>.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>
    /// How the kernels are made. Strategy, seed and mode are set by the exploration; trace, log, metrics and sink are used only when a failure is
    /// told.
    /// </summary>
    public SimulatedKernelOptions KernelOptions { get; init; } = new();
}
