namespace Wdf.IoTargets;

/// <content>Following the device out of its working state and back: EvtIoStop, EvtIoResume.</content>
public sealed partial class WdfIoQueue
{
    private readonly GivenList _toNotify = new();
    private readonly GivenList _notified = new();
    private QueuePower _power;
    private KernelEvent? _powerIdle;
    private bool _hasSettled;

    /// <summary>Whether the queue follows the device's power state.</summary>
    internal bool IsPowerManaged { get; }

    private bool IsNotifyingPower => _power is QueuePower.StoppingNotifying or QueuePower.PurgingNotifying or QueuePower.RestartingNotifying;

    /// <summary>First, for all power-managed queues: nothing new is presented, and handlers that run return.</summary>
    internal void BeginPowerOff() => MovePower(QueuePower.StartingTransition, "the handlers that run for");

    /// <summary>Then, queue by queue: the driver is told of each request that it owns, and all are completed, given back or acknowledged.</summary>
    internal void Hold() => MovePower(QueuePower.Stopping, "an answer for each request that the driver owns of");

    /// <summary>The device is being removed: purges the queue for good, and waits until the driver owns nothing.</summary>
    internal void PurgeForRemoval()
    {
        lock (_lock)
        {
            _isShutDown = true;
            _accepts = false;
        }

        Begin(QueueChange.Purge, complete: null);
        MovePower(QueuePower.Purging, "an answer for each request that the driver owns of");
    }

    /// <summary>The device works again: the driver is told of each request that it kept.</summary>
    internal void Resume()
    {
        lock (_lock)
        {
            if (_power != QueuePower.Off)
            {
                return;
            }

            _power = QueuePower.Restarting;
        }

        Dispatch();
    }

    /// <summary>Last, when all queues have resumed: what waits is presented.</summary>
    internal void EndPowerOn()
    {
        lock (_lock)
        {
            if (_waiting.Count > 0)
            {
                BecomeReadyLocked();
            }
        }

        Dispatch();
    }

    private void MovePower(QueuePower power, string what)
    {
        lock (_lock)
        {
            if (_isDeleted)
            {
                return;
            }

            _power = power;
            _hasSettled = false;
        }

        _powerIdle ??= new KernelEvent(Kernel, KernelEventType.Notification, name: $"{what} {Name}");
        _powerIdle.Clear();
        Dispatch();
        WaitForDriver(_powerIdle, "a power change of the device");
    }

    // True: the loop has something to do, or ends here. False: it goes on behind the power events.
    private bool TakePowerLocked(out DueWork? work)
    {
        work = null;
        switch (_power)
        {
            case QueuePower.StartingTransition:
                work = _dispatching == 1 ? SettleLocked() : null;
                return true;
            case QueuePower.Stopping or QueuePower.Purging or QueuePower.Restarting:
                _given.MoveTo(_toNotify);
                _power++;
                work = new DueWork(QueueStep.Again);
                return true;
            case QueuePower.StoppingNotifying or QueuePower.PurgingNotifying:
                work = TakeStopLocked();
                return true;
            case QueuePower.StoppingNotified or QueuePower.PurgingNotified:
                work = TakeAnswerLocked();
                return true;
            case QueuePower.RestartingNotifying:
                return TakeResumeLocked(out work);
            default:
                return false;
        }
    }

    private DueWork TakeStopLocked()
    {
        if (_toNotify.First is not { } request)
        {
            _power++;
            return new DueWork(QueueStep.Again);
        }

        GivenList.Unlink(request);
        _notified.Add(request);
        var flags = _power == QueuePower.PurgingNotifying ? WdfRequestStopActionFlags.Purge : WdfRequestStopActionFlags.Suspend;
        if (_power == QueuePower.PurgingNotifying)
        {
            request.StopAnswer = PowerStopAnswer.None;
        }

        if (_config.EvtIoStop is null || request.IsCancelMarked)
        {
            return new DueWork(QueueStep.Again);
        }

        request.AddReference();
        return new DueWork(QueueStep.CallStop, request, Flags: request.HasCancelMark ? flags | WdfRequestStopActionFlags.RequestCancelable : flags);
    }

    // The answers are looked at here only: one that comes when no loop runs is not noticed until the next.
    private DueWork? TakeAnswerLocked()
    {
        var told = new List<WdfRequest>();
        _notified.CopyTo(told);
        foreach (var request in told)
        {
            if (request.StopAnswer == PowerStopAnswer.None)
            {
                continue;
            }

            GivenList.Unlink(request);
            _given.Add(request);
            var isGivenBack = request.StopAnswer == PowerStopAnswer.GivesBack;
            request.StopAnswer = PowerStopAnswer.None;
            request.IsBeingStopped = false;
            return isGivenBack ? new DueWork(QueueStep.TakeBack, request) : new DueWork(QueueStep.Again);
        }

        if (_notified.First is not null || _dispatching != 1)
        {
            return null;
        }

        _power = QueuePower.Off;
        return SettleLocked();
    }

    private bool TakeResumeLocked(out DueWork? work)
    {
        work = null;
        if (_toNotify.First is not { } request)
        {
            // The loop ends: nothing is presented before the other queues have resumed, too.
            _power = QueuePower.On;
            return true;
        }

        GivenList.Unlink(request);
        _given.Add(request);
        RequestSignals.OnResumed(request);
        work = new DueWork(QueueStep.Again);
        if (_config.EvtIoResume is not null && !request.IsCancelMarked)
        {
            request.AddReference();
            work = new DueWork(QueueStep.CallResume, request);
        }

        return true;
    }

    private DueWork? SettleLocked()
    {
        if (_hasSettled)
        {
            return null;
        }

        _hasSettled = true;
        return new DueWork(QueueStep.Again);
    }

    private void CallStop(WdfRequest request, WdfRequestStopActionFlags flags)
    {
        Kernel.Step(KernelStep.RequestStopCalled, request, this, information: (ulong)flags);
        request.IsBeingStopped = Kernel.FrameworkVerifierOn;
        CallDriver(CallbackKind.EvtIoStop, request, isSerialized: true, () => _config.EvtIoStop!(this, request, flags));
        request.DropReference();
    }

    private void CallResume(WdfRequest request)
    {
        Kernel.Step(KernelStep.RequestResumeCalled, request, this);
        CallDriver(CallbackKind.EvtIoResume, request, isSerialized: true, () => _config.EvtIoResume!(this, request));
        request.DropReference();
    }

    private void TakeBack(WdfRequest request) => PutBack(request);

    // Who waits for the power change, or for the end of the queue, goes on as soon as it is true.
    private void SignalProgress()
    {
        bool hasSettled;
        bool isDeleted;
        lock (_lock)
        {
            hasSettled = _hasSettled;
            isDeleted = _isDeleted;
        }

        if (hasSettled)
        {
            _powerIdle?.SetQuietly();
        }

        if (isDeleted)
        {
            _ended!.SetQuietly();
        }
    }
}
