namespace Wdf.IoTargets;

/// <summary>
/// Something that runs code in a simulated kernel: a logical thread or a unit. IRQL belongs to the actor.
/// </summary>
/// <remarks>
/// States: Ready (may be chosen), Running, Blocked (waits for something; <see cref="Blocker"/> says what), Ended.
/// In deterministic mode only the holder of the baton touches an actor's scheduling state.
/// </remarks>
public abstract class KernelActor : KernelObject
{
    private ActorRecord? _record;
    private Footprint _pendingStep;

    private protected KernelActor(SimulatedKernel kernel, KernelObjectKind kind, string? name)
        : base(kernel, kind, name)
    {
    }

    /// <summary>The actor whose code the calling OS thread runs now; null outside every kernel.</summary>
    public static KernelActor? Current
    {
        get => ThreadContext.Current.Actor;
        internal set => ThreadContext.Current.Actor = value;
    }

    /// <summary>The interrupt request level that the actor runs at.</summary>
    public Irql Irql { get; internal set; }

    /// <summary>The step that the actor takes next when it is chosen.</summary>
    public Footprint PendingStep
    {
        get => _pendingStep;
        internal set => _pendingStep = value;
    }

    /// <summary>The pending step in its place: it is large to copy.</summary>
    internal ref readonly Footprint Pending => ref _pendingStep;

    /// <summary>What the actor waits for, when it is blocked.</summary>
    public KernelObject? Blocker { get; internal set; }

    /// <summary>The OS thread that carries the actor; null for a unit that runs on top of somebody else's stack.</summary>
    internal Carrier? Carrier { get; set; }

    /// <summary>Whether the actor has been blocked by the scheduler and not been made ready since.</summary>
    internal bool IsBlocked { get; set; }

    /// <summary>Whether the actor lets others run (RunFor, RunUntil, RunUntilIdle).</summary>
    internal bool IsIdleWaiting { get; set; }

    /// <summary>Whether a concurrent kernel counts the actor among what must end or block before it is idle.</summary>
    internal bool IsCounted { get; set; }

    /// <summary>How many critical regions the actor has entered and not left; below 0 when it left more.</summary>
    public int CriticalRegionDepth { get; internal set; }

    /// <summary>How many guarded regions the actor has entered and not left.</summary>
    public int GuardedRegionDepth { get; internal set; }

    /// <summary>The request whose presentation to its driver runs on this actor's stack; null when there is none. Kept for the verifier's rules.</summary>
    internal KernelObject? Presenting { get; set; }

    /// <summary>The queue whose last search on this actor found nothing; null after one that did. Kept for the verifier's rules.</summary>
    internal KernelObject? FailedSearchOf { get; set; }

    /// <summary>What locks compare that ask which thread runs. A unit has the identity of what it interrupts.</summary>
    internal abstract object Identity { get; }

    /// <summary>The innermost dispatch routine that runs on the actor, as the rules know it; null while none listens.</summary>
    internal object? DispatchVisit { get; set; }

    /// <summary>The innermost completion routine that runs on the actor: the visit that had set it.</summary>
    internal object? RoutineVisit { get; set; }

    /// <summary>How deep driver code has been nested on this actor's stack by sends from completions.</summary>
    internal int SendDepth { get; set; }

    /// <summary>What the rules know about the actor; only to be asked for while a rule listens (the kernel has signals).</summary>
    internal ActorRecord Record => _record ??= ActorRecord.Take();

    /// <summary>The actor has ended, or begins anew: nothing of what the rules knew holds any longer.</summary>
    internal void DropRecord()
    {
        _record?.Return();
        _record = null;
    }
}
