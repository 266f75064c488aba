namespace Wdf.IoTargets;

/// <summary>A timer (WDFTIMER): calls back at DISPATCH_LEVEL, or through a worker thread at PASSIVE_LEVEL.</summary>
/// <remarks>
/// An expiry has phases: the timer leaves the queue (a periodic one is armed again), its DPC is queued, the DPC runs; a passive timer's DPC
/// queues a work item, and that calls back. Stopping recalls only what has not expired.
/// </remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/using-timers"/>
public sealed partial class WdfTimer : WdfObject
{
    private readonly Lock _lock = new();
    private readonly EvtWdfTimer? _evtTimer;
    private readonly DriverTimer _timer;
    private readonly KernelDpc _dpc;
    private readonly SystemWorkItem? _workItem;
    private readonly CallbackLock? _callbackLock;
    private readonly long _period;
    private readonly bool _isHighResolution;
    private WdfObject? _parentObject;
    private object? _callbackThread;
    private object? _stopThread;
    private bool _stopAgain;
    private bool _startAborted;
    private bool _isRunningDown;

    private WdfTimer(WdfObject parent, in WdfTimerConfig config, bool isPassive, CallbackLock? callbackLock)
        : base(parent.Kernel, KernelObjectKind.Timer)
    {
        Driver = parent.DriverOfTree;
        _evtTimer = config.EvtTimerFunc;
        _period = config.Period * TimeSpan.TicksPerMillisecond;
        _isHighResolution = config.UseHighResolutionTimer;
        _callbackLock = callbackLock;
        _dpc = new KernelDpc(Kernel, static t => ((WdfTimer)t!).OnExpired(), this, this);
        _timer = new DriverTimer(Kernel, this, () => _dpc.InsertQuietly());
        _workItem = isPassive ? new SystemWorkItem(this, CallBack) : null;
    }

    /// <summary>The parent that the timer was created with (WdfTimerGetParentObject); null once it is deleted. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdftimer/nf-wdftimer-wdftimergetparentobject"/>
    [Ddi("WdfTimerGetParentObject")]
    public WdfObject? ParentObject => _parentObject;

    internal override bool DisposesAtPassive => true;

    /// <inheritdoc/>
    public override string DescribeState() => _timer.IsSet ? "started" : _dpc.IsQueued ? "expired" : "not started";

    internal override void OnDisposing()
    {
        lock (_lock)
        {
            _isRunningDown = true;
        }

        if (ReferenceEquals(_callbackThread, Kernel.CurrentActor.Identity))
        {
            Kernel.Break("FxTimerFlushAndRundown-InCallback", $"{Name} is deleted in its own callback, which the delete waits for.", "Delete a passive timer outside its callback.", this);
        }

        StopAndWait("FxTimerFlushAndRundown-InCallback");
        _workItem?.WaitForExit();
        var parent = _parentObject;
        _parentObject = null;
        parent?.DropReference();
        DropReference();
    }

    internal override void OnDestroyed()
    {
        if (_parentObject is not null)
        {
            Kernel.Break("FxTimer-DestroyedWithoutDelete", $"The last reference to {Name} was dropped although it was never deleted.", "Drop only references that were taken; end an object with WdfObjectDelete.", this);
        }
    }

    private void OnExpired()
    {
        if (_workItem is null)
        {
            CallBack();
        }
        else
        {
            _workItem.TryEnqueue();
        }
    }

    private void CallBack()
    {
        if (_evtTimer is null)
        {
            return;
        }

        // One field: of overlapping callbacks the first to end hides the other, as in the real framework.
        Volatile.Write(ref _callbackThread, Kernel.CurrentActor.Identity);
        Serialization.Call(this, _callbackLock, CallbackKind.EvtTimer, "EvtTimerFunc", () => _evtTimer(this));
        Volatile.Write(ref _callbackThread, null);
    }
}
