namespace Wdf.IoTargets;

/// <content>What the loop does beside presenting: cancel callbacks, states that were waited for, power, the end.</content>
public sealed partial class WdfIoQueue
{
    private StateCallback? _stopComplete;
    private StateCallback? _purgeComplete;
    private StateCallback? _ready;
    private bool _hasBecomeReady;
    private bool _announcesNext;

    /// <summary>The stop, or stop and purge, that waits until the driver owns nothing; <see cref="QueueChange.None"/> when none does.</summary>
    internal QueueChange StopInProgress => _stopComplete?.Change ?? QueueChange.None;

    /// <summary>The drain or purge that waits until nothing is left; <see cref="QueueChange.None"/> when none does.</summary>
    internal QueueChange PurgeInProgress => _purgeComplete?.Change ?? QueueChange.None;

    private bool HasEventsLocked() =>
        _cancelled.Count != 0 || _cancelledWaiting.Count != 0 || _stopComplete is not null || _purgeComplete is not null || _power != QueuePower.On || _isDisposing;

    // Only a manual queue has such a callback. The notification is an edge: from empty to not empty.
    private bool IsReadyDueLocked() => _ready is not null && _hasBecomeReady && _dispatches;

    // The order is the real one, and drivers can see it. True: this is the next thing to do; null then means that the loop ends.
    private bool TakeEventLocked(out DueWork? work)
    {
        work = TakeCancelledLocked() ?? TakeStateLocked();
        if (work is not null || TakePowerLocked(out work))
        {
            return true;
        }

        if (_isDisposing && _driverOwned == 0 && _waiting.Count == 0 && _dispatching == 1)
        {
            _isDeleted = true;
            work = new DueWork(QueueStep.Again);
            return true;
        }

        return _power == QueuePower.Off;
    }

    // Not while the driver is told of a power change: it could complete a request twice.
    private DueWork? TakeCancelledLocked()
    {
        if (IsNotifyingPower)
        {
            return null;
        }

        var step = QueueStep.CallCancel;
        if (!_cancelled.TryDequeue(out var request))
        {
            step = QueueStep.CallCanceledOnQueue;
            if (!_cancelledWaiting.TryDequeue(out request))
            {
                return null;
            }
        }

        request.IsCancelDue = false;
        return new DueWork(step, request);
    }

    private DueWork? TakeStateLocked()
    {
        if (_dispatching != 1 || _driverOwned != 0)
        {
            return null;
        }

        if (_stopComplete is { } stopped)
        {
            _cancelsGiven = false;
            _stopComplete = null;
            return new DueWork(QueueStep.CallState, Callback: stopped);
        }

        if (_purgeComplete is { } purged && _waiting.Count == 0)
        {
            _cancelsGiven = false;
            _purgeComplete = null;
            return new DueWork(QueueStep.CallState, Callback: purged);
        }

        return null;
    }

    private void DoEvent(in DueWork due)
    {
        switch (due.Step)
        {
            case QueueStep.CallCancel:
                due.Request!.CallCancel();
                break;
            case QueueStep.CallCanceledOnQueue:
                CallCanceledOnQueue(due.Request!);
                break;
            case QueueStep.CallState:
                CallState(due.Callback!);
                break;
            case QueueStep.CallReady:
                CallReady();
                break;
            case QueueStep.CallStop:
                CallStop(due.Request!, due.Flags);
                break;
            case QueueStep.CallResume:
                CallResume(due.Request!);
                break;
            case QueueStep.TakeBack:
                TakeBack(due.Request!);
                break;
            default:
                SignalProgress();
                break;
        }
    }

    // A stop's callback is the only one that the real framework does not serialise.
    private void CallState(StateCallback callback)
    {
        if (callback.IsSynchronous)
        {
            ((KernelEvent)callback.Context!).SetQuietly();
            return;
        }

        Kernel.Step(KernelStep.QueueStateCalled, this, information: (ulong)callback.Change);
        var isSerialized = callback.Change is QueueChange.Drain or QueueChange.Purge;
        CallDriver(CallbackKind.EvtIoQueueState, request: null, isSerialized, () => callback.Method(this, callback.Context));
    }

    // Between the decision and the call the driver may have taken the callback back, when it did not wait for its stop to finish.
    private void CallReady()
    {
        Kernel.Step(KernelStep.QueueStateCalled, this, information: (ulong)QueueChange.Ready);
        StateCallback? ready;
        lock (_lock)
        {
            ready = _ready;
        }

        if (ready is not null)
        {
            CallDriver(CallbackKind.EvtIoQueueState, request: null, isSerialized: true, () => ready.Method(this, ready.Context));
            return;
        }

        Kernel.Break("FxIoQueueReadyNotify-LostCallback", $"The ready callback of {Name} was cleared while its call was on the way.", "Stop the queue, wait for the stop to finish, and only then clear the callback.", this);
    }

    /// <summary>Calls code of the driver's; what it throws is kept for the report.</summary>
    internal void CallDriver(CallbackKind kind, WdfRequest? request, bool isSerialized, Action callback)
    {
        var old = isSerialized && IsSerialized ? _callbackLock!.Acquire() : Irql.Passive;
        var code = DriverScope.Enter(Kernel, Driver, kind, (KernelObject?)request ?? this, this);
        try
        {
            var frame = CallbackFrame.Enter(Kernel);
            callback();
            code.Returned();
            frame.Leave(this, kind.ToString());
        }
        catch (Exception e) when (Kernel.KeepCallbackFailure(e, kind.ToString(), this))
        {
            // Kept for the report.
        }
        finally
        {
            code.Leave();
        }

        if (isSerialized && IsSerialized)
        {
            _callbackLock!.Release(old);
        }
    }

    private void NoteArrivalLocked()
    {
        if (_waiting.Count == 1 || _announcesNext)
        {
            BecomeReadyLocked();
        }
    }

    private void BecomeReadyLocked()
    {
        _hasBecomeReady = true;
        _announcesNext = false;
    }
}
