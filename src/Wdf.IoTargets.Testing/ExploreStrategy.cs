namespace Wdf.IoTargets.Testing;

/// <summary>A way to choose schedules.</summary>
public enum ExploreStrategy
{
    /// <summary>The one default order: an actor goes on until it blocks or ends, then the one that could run longest.</summary>
    Fifo,

    /// <summary>Every schedule that once skips the actor whose turn it is in the default order.</summary>
    OneDelay,

    /// <summary>Every schedule that skips twice.</summary>
    TwoDelays,

    /// <summary>Partial-order sampling: random priorities of pending steps, drawn anew where steps race.</summary>
    PartialOrderSampling,

    /// <summary>Uniformly random choices.</summary>
    RandomWalk,

    /// <summary>Random priorities of actors, with a few points at which the running one drops to the bottom (PCT).</summary>
    PriorityChanges,

    /// <summary>Depth first with partial-order reduction, or with a bound on preemptions: everything, where the space is small.</summary>
    Exhaustive,

    /// <summary>
    /// SURW: each schedule takes an interest in one shared object, and the interleavings of the steps that touch it are sampled uniformly.
    /// </summary>
    SelectiveUniform,

    /// <summary>Changes schedules that showed new orders of two steps that race. What it finds depends on how the search is divided among jobs and shards.</summary>
    Feedback,
}
