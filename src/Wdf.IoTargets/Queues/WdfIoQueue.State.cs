namespace Wdf.IoTargets;

/// <content>The two bits of the state, and what a driver can ask about it.</content>
public sealed partial class WdfIoQueue
{
    private bool _accepts = true;
    private bool _dispatches = true;
    private bool _isShutDown;
    private volatile bool _cancelsGiven;

    /// <summary>What the queue does and holds.</summary>
    public WdfIoQueueState State => GetState(out _, out _);

    internal override bool CancelsWhatWasGiven => _cancelsGiven;

    private bool IsAccepting
    {
        get
        {
            lock (_lock)
            {
                return _accepts;
            }
        }
    }

    /// <summary>Says what the queue does and holds (WdfIoQueueGetState). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="queueRequests">How many requests wait.</param>
    /// <param name="driverRequests">How many the driver owns; those that it sent to a target and has not completed count, too.</param>
    /// <returns>The state.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuegetstate"/>
    [Ddi("WdfIoQueueGetState")]
    public WdfIoQueueState GetState(out uint queueRequests, out uint driverRequests)
    {
        Enter(DdiName.WdfIoQueueGetState);
        lock (_lock)
        {
            queueRequests = (uint)_waiting.Count;
            driverRequests = (uint)_driverOwned;
            var state = _accepts ? WdfIoQueueState.AcceptRequests : WdfIoQueueState.None;
            state |= _dispatches ? WdfIoQueueState.DispatchRequests : WdfIoQueueState.None;
            state |= _waiting.Count == 0 ? WdfIoQueueState.NoRequests : WdfIoQueueState.None;
            state |= _driverOwned == 0 ? WdfIoQueueState.DriverNoRequests : WdfIoQueueState.None;
            return state | (IsPowerManaged && _power != QueuePower.On ? WdfIoQueueState.PnpHeld : WdfIoQueueState.None);
        }
    }

    /// <summary>
    /// Makes the queue accept and present (WdfIoQueueStart); one call undoes any number of stops, and a drain or purge as well. Requests may be presented before it returns.
    /// Maximum IRQL: DISPATCH_LEVEL.
    /// </summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuestart"/>
    [Ddi("WdfIoQueueStart")]
    public void Start()
    {
        Enter(DdiName.WdfIoQueueStart);
        Kernel.Step(KernelStep.QueueStateChanging, this, information: (ulong)QueueChange.Start);
        lock (_lock)
        {
            AcceptLocked();
            _dispatches = true;
            _cancelsGiven = false;

            // A stop during the ready callback may have left requests behind that the driver has not retrieved.
            if (_waiting.Count > 0)
            {
                BecomeReadyLocked();
            }
        }

        Dispatch();
    }

    /// <summary>
    /// Asks to be told when requests have come to the empty queue (WdfIoQueueReadyNotify), and at each start of one that is not empty; for manual queues. The call may come
    /// before this one returns. Maximum IRQL: DISPATCH_LEVEL.
    /// </summary>
    /// <param name="queueReady">The callback; null to clear it, which is allowed on a stopped queue only.</param>
    /// <param name="context">What it is given.</param>
    /// <returns>
    /// Success; STATUS_INVALID_DEVICE_REQUEST for a queue that is not manual, a second callback, or a callback that cannot be cleared; STATUS_DELETE_PENDING for a deleted queue.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueuereadynotify"/>
    [Ddi("WdfIoQueueReadyNotify")]
    public NtStatus ReadyNotify(EvtWdfIoQueueState? queueReady, object? context = null)
    {
        Enter(DdiName.WdfIoQueueReadyNotify);
        (string? Rule, string What, string Remedy) mistake;
        lock (_lock)
        {
            mistake = FindReadyMistakeLocked(queueReady);
            if (_isDeleted && DispatchType == WdfIoQueueDispatchType.Manual)
            {
                return NtStatus.DeletePending;
            }

            if (mistake.Rule is null)
            {
                _ready = queueReady is null ? null : new StateCallback(QueueChange.Ready, queueReady, context, IsSynchronous: false);
            }
        }

        if (mistake.Rule is not null)
        {
            Kernel.Break(mistake.Rule, $"WdfIoQueueReadyNotify was called for {Name}, {mistake.What}.", mistake.Remedy, this);
            return NtStatus.InvalidDeviceRequest;
        }

        Dispatch();
        return NtStatus.Success;
    }

    private (string? Rule, string What, string Remedy) FindReadyMistakeLocked(EvtWdfIoQueueState? queueReady) =>
        DispatchType != WdfIoQueueDispatchType.Manual ? ("FxIoQueueReadyNotify-NotManual", $"which is {DispatchType}", "Ask a manual queue only; the others present their requests.")
        : queueReady is not null ? _ready is null ? default : ("FxIoQueueReadyNotify-AlreadyRegistered", "which has a callback already", "Stop the queue and clear the old callback first.")
        : _ready is null ? ("FxIoQueueReadyNotify-NothingToClear", "to clear a callback that it does not have", "Clear a callback once.")
        : _dispatches ? ("FxIoQueueReadyNotify-QueueRunning", "to clear its callback while it runs", "Stop the queue, and wait for the stop to finish, before clearing.")
        : default;

    // Removal of the device keeps it shut, whatever the driver calls meanwhile.
    private void AcceptLocked() => _accepts = !_isShutDown;
}
