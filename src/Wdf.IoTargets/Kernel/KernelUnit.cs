namespace Wdf.IoTargets;

/// <summary>
/// Code that runs once at DISPATCH_LEVEL and never blocks: a DPC, a timer's expiry, a lower driver's completion.
/// It owns no stack: the scheduler runs it on top of whatever stack is at hand, as an interrupt does.
/// </summary>
public sealed class KernelUnit : KernelActor
{
    private readonly Action<object?> _work;
    private readonly object? _state;
    private int _claimed;

    internal KernelUnit(SimulatedKernel kernel, string name, Action<object?> work, object? state, KernelObject? subject)
        : base(kernel, KernelObjectKind.Unit, name)
    {
        _work = work;
        _state = state;
        Subject = subject;
        PendingStep = Footprint.Of(KernelStep.ActorStarted, subject, partner: null);
    }

    /// <summary>What the unit is about, such as the request whose time-out it serves.</summary>
    public KernelObject? Subject { get; }

    /// <summary>The driver that the unit works for; null when each callback in it says that for itself.</summary>
    internal KernelObject? Driver { get; init; }

    /// <summary>By which callback driver code is entered; none for a unit of the framework's own, which says so at each callback in it.</summary>
    internal CallbackKind Callback { get; init; }

    /// <inheritdoc/>
    public override KernelObject? Principal => Subject;

    /// <summary>Whether the unit waits to run.</summary>
    internal bool IsQueued { get; set; }

    /// <summary>Whether the kernel knows of it, so that a flush waits for it.</summary>
    internal bool IsListed { get; set; }

    /// <summary>Who waits for its end. Protected by the dispatcher lock.</summary>
    internal List<DpcFlush>? Flushes { get; set; }

    /// <inheritdoc/>
    internal override object Identity => Carrier is null && Kernel.IsDeterministic ? Kernel.IdleThread : this;

    /// <summary>Takes the unit, to run it or to take it back; the first one gets it.</summary>
    internal bool Claim() => Interlocked.Exchange(ref _claimed, 1) == 0;

    /// <summary>The unit is queued again: it can be taken once more.</summary>
    internal void Renew() => Volatile.Write(ref _claimed, 0);

    /// <summary>Runs the work; called by the scheduler with the actor set up.</summary>
    internal void Invoke() => _work(_state);

    /// <inheritdoc/>
    public override string DescribeState() => Subject is null ? string.Empty : $"for {Subject.Name}";
}
