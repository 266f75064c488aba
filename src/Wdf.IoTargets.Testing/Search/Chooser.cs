namespace Wdf.IoTargets.Testing;

/// <summary>One strategy at work: gives one schedule after another, its worker's part of them.</summary>
internal abstract class Chooser
{
    /// <summary>Place of the current schedule in the whole search of this strategy, over all workers.</summary>
    public long Order { get; protected set; }

    /// <summary>Whether the accesses of each step must be recorded.</summary>
    public virtual bool NeedsAccesses => false;

    /// <summary>Whether another worker counts the current schedule.</summary>
    public virtual bool IsForeign => false;

    /// <summary>Whether <see cref="MoveNext"/> has ended because nothing is left, rather than because of a limit of its own.</summary>
    public bool IsExhausted { get; protected set; }

    /// <summary>Whether it samples: it then ends early when nothing new shows up.</summary>
    public virtual bool Samples => false;

    /// <summary>Prepares the next schedule.</summary>
    /// <returns>False when there is none.</returns>
    public abstract bool MoveNext();

    /// <summary>Chooses at a scheduling point.</summary>
    /// <param name="recorder">What happened so far.</param>
    /// <param name="candidates">The actors; index 0 is the default order's choice.</param>
    /// <param name="current">The one that runs and could go on.</param>
    /// <returns>The index.</returns>
    public abstract int Pick(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates, KernelActor? current);

    /// <summary>The schedule has run.</summary>
    /// <param name="recorder">What happened in it.</param>
    public virtual void Finish(ScheduleRecorder recorder)
    {
    }
}
