namespace Wdf.IoTargets;

/// <content>Giving requests to the driver.</content>
public sealed partial class WdfIoQueue
{
    /// <summary>Takes an arriving request. It may be with the driver, or completed, on return.</summary>
    /// <returns>STATUS_PENDING; STATUS_INVALID_DEVICE_STATE, with which it was completed, when the queue does not accept.</returns>
    internal NtStatus Take(WdfRequest request)
    {
        if (!IsAccepting)
        {
            request.CompleteByFramework(NtStatus.InvalidDeviceState);
            return NtStatus.InvalidDeviceState;
        }

        request.EnterQueue(this);
        request.Irp!.MarkIrpPending();
        Kernel.Note(KernelStep.RequestQueued, request, this);
        if (!request.IsFromReserve || !TryJoinDispatch(request))
        {
            Dispatch(request);
        }

        return NtStatus.Pending;
    }

    internal override void OnGone(WdfRequest request)
    {
        lock (_lock)
        {
            DisownLocked(request);
        }

        DispatchUnlessDispatching();
    }

    // A reserved request can arrive out of the completion of the IRP that had it before: the loop that runs takes it.
    private bool TryJoinDispatch(WdfRequest request)
    {
        DueWork? ended;
        lock (_lock)
        {
            if (_dispatching == 0)
            {
                return false;
            }

            ended = AdmitLocked(request);
        }

        if (ended is { } work)
        {
            Do(work);
        }

        return true;
    }

    // What changes from within starts no second loop: the one that runs, further up on this stack or on another, goes on with it.
    private void DispatchUnlessDispatching()
    {
        lock (_lock)
        {
            if (_dispatching != 0)
            {
                return;
            }
        }

        Dispatch();
    }

    // Does all that is due. What comes from outside gets a loop of its own, even on the stack of another one.
    private void Dispatch(WdfRequest? arriving = null)
    {
        if (MustDefer())
        {
            Defer(arriving);
            return;
        }

        lock (_lock)
        {
            _dispatching++;
        }

        while (TakeDue(ref arriving) is { } due)
        {
            Do(due);
        }
    }

    private void Defer(WdfRequest? arriving)
    {
        DueWork? ended;
        bool needsLoop;
        lock (_lock)
        {
            ended = arriving is null ? null : AdmitLocked(arriving);
            needsLoop = !_isDeleted && NeedsLoopLocked();
        }

        if (ended is { } work)
        {
            Do(work);
        }

        if (needsLoop)
        {
            DispatchLater();
        }
    }

    // A manual queue presents nothing by itself.
    private bool NeedsLoopLocked() => DispatchType != WdfIoQueueDispatchType.Manual || HasEventsLocked() || IsReadyDueLocked();

    // That nothing is due and that the loop ends is one step, so that nothing is left behind.
    private DueWork? TakeDue(ref WdfRequest? arriving)
    {
        lock (_lock)
        {
            var due = _isDeleted ? null : TakeDueLocked(ref arriving);
            if (due is null)
            {
                _dispatching--;
            }

            return due;
        }
    }

    private DueWork? TakeDueLocked(ref WdfRequest? arriving)
    {
        var hasEvents = HasEventsLocked();
        if (arriving is { } request)
        {
            arriving = null;
            if (!hasEvents && _accepts && _waiting.Count == 0 && CanPresentLocked())
            {
                // With nothing in the way it is handed on without a look whether it is cancelled.
                OwnLocked(request);
                return new DueWork(QueueStep.Present, request);
            }

            if (AdmitLocked(request) is { } ended)
            {
                return ended;
            }
        }

        if (hasEvents && TakeEventLocked(out var work))
        {
            return work;
        }

        if (IsReadyDueLocked())
        {
            // The call uses the notification up.
            _hasBecomeReady = false;
            return new DueWork(QueueStep.CallReady);
        }

        if (CanPresentLocked() && TakeWaitingLocked() is { } next)
        {
            OwnLocked(next);
            return new DueWork(QueueStep.Present, next);
        }

        return null;
    }

    // Null when the request waits in the queue now.
    private DueWork? AdmitLocked(WdfRequest request)
    {
        if (!_accepts)
        {
            return new DueWork(QueueStep.RefuseArrived, request);
        }

        if (!InsertLocked(request, atHead: false))
        {
            return new DueWork(QueueStep.EndArrived, request);
        }

        NoteArrivalLocked();
        return null;
    }

    // One that a canceller has taken stays until the canceller removes it, so that the queue is not thought empty before.
    private WdfRequest? TakeWaitingLocked()
    {
        for (var i = 0; i < _waiting.Count; i++)
        {
            var request = _waiting[i];
            if (TakeFromCanceller(request))
            {
                _waiting.RemoveAt(i);
                return request;
            }
        }

        return null;
    }

    private void Do(in DueWork due)
    {
        switch (due.Step)
        {
            case QueueStep.Present:
                Present(due.Request!);
                break;
            case QueueStep.EndArrived:
                due.Request!.CompleteByFramework(NtStatus.Cancelled);
                break;
            case QueueStep.RefuseArrived:
                due.Request!.CompleteByFramework(NtStatus.InvalidDeviceState);
                break;
            default:
                DoEvent(due);
                break;
        }
    }

    private bool CanPresentLocked() => _dispatches && DispatchType switch
    {
        WdfIoQueueDispatchType.Sequential => _driverOwned == 0,
        WdfIoQueueDispatchType.Parallel => (uint)_driverOwned < _config.Settings.Parallel.NumberOfPresentedRequests,
        _ => false,
    };

    private void OwnLocked(WdfRequest request)
    {
        _driverOwned++;
        _given.Add(request);
    }

    private void DisownLocked(WdfRequest request)
    {
        _driverOwned--;
        GivenList.Unlink(request);
    }

    private void Present(WdfRequest request)
    {
        request.GiveToDriver();
        var location = request.Irp!.GetCurrentIrpStackLocation();
        if (CompletesByItself(request, location))
        {
            return;
        }

        request.WasPresented = true;
        Kernel.Step(KernelStep.RequestPresented, request, this);
        if (!Kernel.FrameworkVerifierOn)
        {
            Call(request, location);
            return;
        }

        // The verifier holds the request for as long as the callback runs, so that it can tell what a driver does to it after its end.
        request.AddReference();
        Call(request, location);
        request.DropReference();
    }

    private void Call(WdfRequest request, in IoStackLocation location)
    {
        var old = IsSerialized ? _callbackLock!.Acquire() : Irql.Passive;
        var code = DriverScope.Enter(Kernel, Driver, _config.CallbackFor(location.MajorFunction), request, this);
        var presenting = RequestSignals.OnPresentingInCallback(request, SourceOf(location.MajorFunction), location.MajorFunction);
        try
        {
            var frame = CallbackFrame.Enter(Kernel);
            CallHandler(request, location);
            code.Returned();
            frame.Leave(this, $"EvtIo{location.MajorFunction}");
        }
        catch (Exception e) when (Kernel.KeepCallbackFailure(e, $"EvtIo{location.MajorFunction}", request))
        {
            // Kept for the report; the request stays with the driver.
        }
        finally
        {
            code.Leave();
            RequestSignals.OnPresented(request, presenting);
        }

        if (IsSerialized)
        {
            _callbackLock!.Release(old);
        }
    }

    // The check for a handler comes first.
    private bool CompletesByItself(WdfRequest request, in IoStackLocation location)
    {
        if (!_config.Takes(location.MajorFunction))
        {
            request.CompleteByFramework(NtStatus.InvalidDeviceRequest);
            return true;
        }

        if (IsEmptyTransfer(location))
        {
            request.CompleteByFramework(NtStatus.Success);
            return true;
        }

        return false;
    }

    private bool IsEmptyTransfer(in IoStackLocation location) =>
        !_config.AllowZeroLengthRequests
        && location.MajorFunction is MajorFunction.Read or MajorFunction.Write
        && (uint)location.Parameters.Word1 == 0;

    private RequestSource SourceOf(MajorFunction major) => major switch
    {
        MajorFunction.Read when _config.EvtIoRead is not null => RequestSource.Read,
        MajorFunction.Write when _config.EvtIoWrite is not null => RequestSource.Write,
        MajorFunction.DeviceControl when _config.EvtIoDeviceControl is not null => RequestSource.DeviceControl,
        MajorFunction.InternalDeviceControl when _config.EvtIoInternalDeviceControl is not null => RequestSource.InternalDeviceControl,
        _ => RequestSource.Default,
    };

    private void CallHandler(WdfRequest request, in IoStackLocation location)
    {
        var first = (nuint)location.Parameters.Word1;
        var second = (nuint)location.Parameters.Word2;
        var code = (uint)location.Parameters.Word3;
        switch (location.MajorFunction)
        {
            case MajorFunction.Read when _config.EvtIoRead is { } read:
                read(this, request, first);
                break;
            case MajorFunction.Write when _config.EvtIoWrite is { } write:
                write(this, request, first);
                break;
            case MajorFunction.DeviceControl when _config.EvtIoDeviceControl is { } control:
                control(this, request, first, second, code);
                break;
            case MajorFunction.InternalDeviceControl when _config.EvtIoInternalDeviceControl is { } internalControl:
                internalControl(this, request, first, second, code);
                break;
            default:
                _config.EvtIoDefault!(this, request);
                break;
        }
    }
}
