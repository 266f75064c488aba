namespace Wdf.IoTargets;

/// <summary>A request (WDFREQUEST): an IRP with what the framework knows about it.</summary>
/// <remarks>
/// Ownership. A presented request belongs to its queue, then to the driver, until the driver completes, forwards or forgets it.
/// A sent request belongs to the target from an accepted send until its completion routine is called.
/// Who finishes a sent request is decided by one number, <see cref="CompletionCount"/>: 0 idle; 1 accepted; each canceller and an expired
/// time-out add 1 while they work on it; whoever brings it to 0 finishes, everybody else walks away. It and the flags beside it
/// (<see cref="HasReturned"/>, <see cref="IsPended"/>, <see cref="IsTimerSet"/>, <see cref="HasTimedOut"/>, <see cref="IgnoresTargetState"/>)
/// are protected by the lock of the target. The cancel mark is set by anybody at any time, and cleared only by a reuse.
/// </remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/framework-request-objects"/>
public sealed partial class WdfRequest : WdfObject, ISentRequest
{
    internal int CompletionCount;

    private readonly bool _isFromQueue;
    private EvtWdfRequestCompletionRoutine? _routine;
    private object? _routineContext;
    private FormatContext? _format;
    private RequestTimer? _timer;

    // Of the last synchronous send; null before the first.
    private SyncWait? _sync;
    private volatile bool _isCancelMarked;

    // Looked at by the verifier only. A request without an IRP counts as completed until it gets one or is reused.
    private bool _isCompleted = true;

    internal WdfRequest(SimulatedKernel kernel, Irp? irp, RequestOrigin origin)
        : base(kernel, KernelObjectKind.Request)
    {
        Origin = origin;
        _isFromQueue = origin == RequestOrigin.Presented;
        WasPresented = !_isFromQueue;
        if (kernel.Signals is not null)
        {
            _extra = new RequestRecord();
        }

        TakeIrp(irp);
    }

    /// <summary>The request's IRP (WdfRequestWdmGetIrp); null before it has one and after it was completed or forgotten.</summary>
    public Irp? Irp { get; private set; }

    /// <summary>What the verifier's rules need to know; null when none listens.</summary>
    internal RequestRecord? Record => _extra as RequestRecord;

    /// <summary>Whether a completion routine of the driver's is set.</summary>
    internal bool HasRoutine => _routine is not null;

    /// <summary>Whether it is marked cancelable, and the cancel callback was not called for this mark.</summary>
    internal bool IsStillMarked => IsMarkedCancelable && !IsCancelCalled;

    /// <summary>Whether the driver has it, from a queue, and has not ended it.</summary>
    internal bool IsWithDriver => IsPresentedPending && !IsSent;

    /// <summary>Where the IRP comes from.</summary>
    public RequestOrigin Origin { get; private set; }

    /// <summary>Whether the request is with a target now.</summary>
    public bool IsSent => Volatile.Read(ref CompletionCount) != 0;

    /// <summary>The target that the request was sent to last.</summary>
    internal WdfIoTarget? Target;

    /// <summary>The IRP came back; protected by the target's lock.</summary>
    internal bool HasReturned { get; set; }

    /// <summary>In the pended list of a stopped target; protected by the target's lock.</summary>
    internal bool IsPended { get; set; }

    /// <summary>A time-out is armed, or its DPC is on its way; protected by the target's lock.</summary>
    internal bool IsTimerSet { get; set; }

    /// <summary>The time-out asked for the cancellation; protected by the target's lock.</summary>
    internal bool HasTimedOut { get; set; }

    /// <summary>Sent whatever the target's state was; protected by the target's lock.</summary>
    internal bool IgnoresTargetState { get; set; }

    /// <summary>A stop, purge or close of the target has the request in hand; protected by the target's lock.</summary>
    internal bool IsCancelledByTarget { get; set; }

    /// <summary>The verifier's note that the next stack location was formatted since the last completion.</summary>
    internal bool IsFormatted { get; set; }

    /// <summary>Where the request stands in the target's list that it is in.</summary>
    internal int PlaceInList { get; set; }

    internal RequestListKind List { get; set; }

    internal bool IsCancelMarked => _isCancelMarked;

    internal FormatContext? Format => _format;

    internal override bool CountsForLimit => !_isFromQueue;

    internal override string? LeftOver =>
        IsSent ? $"was sent to {Target?.Name} and never came back; {Holder()} has it."
        : IsPresentedPending ? "was presented to the driver and never completed."
        : _queued is { IsKeptByMark: true } && ReferenceCount == 1 ? null
        : base.LeftOver;

    /// <inheritdoc/>
    public override string DescribeState() =>
        IsSent ? $"sent to {Target?.Name}, {(IsPended ? "pended there" : Holder() + " has it")}{(_isCancelMarked ? ", cancel asked for" : string.Empty)}"
        : $"{Stage}, {(IsFormatted ? "formatted" : "idle")}{(_isCancelMarked ? ", cancel mark set" : string.Empty)}";

    internal override void OnDisposing()
    {
        if (IsSent)
        {
            Kernel.Break("FxRequestBaseVerifyDispose", $"{Name} is deleted while it is still with {Target?.Name}.", "Cancel it, and delete it in or after its completion routine.", this);
        }
    }

    internal override void OnDisposed()
    {
        if (_format is null)
        {
            return;
        }

        if (DisposesFormat && Origin != RequestOrigin.Presented && Irp is not null)
        {
            // Released at once, even in flight; the routine still runs, without parameters.
            _format.Release(this);
            _format.Discard(this);
            _format = null;
        }
    }

    internal override void OnDestroyed()
    {
        if (_format is not null)
        {
            if (Irp is not null)
            {
                _format.Release(this);
            }

            _format.Discard(this);
            _format = null;
        }

        FreeBuiltMdl();
        DropTimer();
        _sync?.HelperFormat?.Discard(this);
        if (Origin == RequestOrigin.Internal && Irp is { } irp)
        {
            IoManager.Discard(irp);
        }

        Irp = null;
    }

    // Requests that a driver made, from 1.11 on; older ones keep their format to the end.
    private bool DisposesFormat => !_isFromQueue && (Driver?.IsAtLeast(11) ?? true);

    /// <summary>The real framework would dereference a null IRP here.</summary>
    internal Irp RequireIrp(DdiName ddi)
    {
        if (Irp is null)
        {
            StopForNullIrp(ddi);
        }

        return Irp!;
    }

    private void StopForNullIrp(DdiName ddi) => Kernel.BugCheck(
        "NULL_IRP_DEREFERENCED", 0x7E, 0xC0000005, $"{ddi} was called for {Name}, which has no IRP.", "A request without a target gets its IRP from WdfRequestChangeTarget or a format method; a completed one has none any more.", this);

    private string Holder() => Irp?.Owner()?.Name ?? "its lower driver";

    private void TakeIrp(Irp? irp)
    {
        Irp = irp;
        _isCompleted &= irp is null;
        irp?.Originator ??= this;
    }
}
