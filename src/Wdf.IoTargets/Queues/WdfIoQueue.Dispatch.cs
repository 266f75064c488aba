namespace Wdf.IoTargets;

/// <content>Giving requests to the driver.</content>
public sealed partial class WdfIoQueue
{
    /// <summary>Takes an arriving request, its IRP marked pending; it may be with the driver, or completed, on return.</summary>
    internal void Take(WdfRequest request)
    {
        request.EnterQueue(this);
        Kernel.Note(KernelStep.RequestQueued, request, this);
        if (!MustDefer())
        {
            Dispatch(request);
            return;
        }

        bool isIn;
        lock (_lock)
        {
            isIn = InsertLocked(request, atHead: false);
        }

        if (!isIn)
        {
            request.CompleteByFramework(NtStatus.Cancelled);
        }
        else
        {
            DispatchUnlessDispatching();
        }
    }

    internal override void OnGone(WdfRequest request)
    {
        lock (_lock)
        {
            _driverOwned--;
        }

        DispatchUnlessDispatching();
    }

    // What changes from within starts no second loop: the one that runs, further up on this stack or on another, goes on with it.
    private void DispatchUnlessDispatching()
    {
        if (MustDefer())
        {
            if (DispatchType != WdfIoQueueDispatchType.Manual)
            {
                DispatchLater();
            }

            return;
        }

        if (!IsDispatching)
        {
            Dispatch();
        }
    }

    // Does all that is due. What comes from outside gets a loop of its own, even on the stack of another one.
    private void Dispatch(WdfRequest? arriving = null)
    {
        lock (_lock)
        {
            _dispatching++;
        }

        while (TakeDue(ref arriving) is { } due)
        {
            Do(due);
        }
    }

    // That nothing is due and that the loop ends is one step, so that nothing is left behind.
    private DueRequest? TakeDue(ref WdfRequest? arriving)
    {
        lock (_lock)
        {
            var due = TakeDueLocked(ref arriving);
            if (due is null)
            {
                _dispatching--;
            }

            return due;
        }
    }

    private DueRequest? TakeDueLocked(ref WdfRequest? arriving)
    {
        var canPresent = CanPresentLocked();
        if (arriving is { } request)
        {
            arriving = null;
            if (canPresent && _waiting.Count == 0 && _cancelled.Count == 0 && _cancelledWaiting.Count == 0)
            {
                // With nothing in the way it is handed on without a look whether it is cancelled.
                _driverOwned++;
                return new DueRequest(QueueStep.Present, request);
            }

            if (!InsertLocked(request, atHead: false))
            {
                return new DueRequest(QueueStep.EndArrived, request);
            }
        }

        if (TakeCancelledLocked() is { } cancelled)
        {
            return cancelled;
        }

        if (canPresent && TakeWaitingLocked() is { } next)
        {
            _driverOwned++;
            return new DueRequest(QueueStep.Present, next);
        }

        return null;
    }

    private DueRequest? TakeCancelledLocked()
    {
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
        return new DueRequest(step, request);
    }

    private WdfRequest? TakeWaitingLocked()
    {
        while (_waiting.Count > 0)
        {
            var request = _waiting[0];
            _waiting.RemoveAt(0);
            if (TakeFromCanceller(request))
            {
                return request;
            }
        }

        return null;
    }

    private void Do(in DueRequest due)
    {
        switch (due.Step)
        {
            case QueueStep.Present:
                Present(due.Request);
                break;
            case QueueStep.EndArrived:
                due.Request.CompleteByFramework(NtStatus.Cancelled);
                break;
            case QueueStep.CallCancel:
                due.Request.CallCancel();
                break;
            default:
                CallCanceledOnQueue(due.Request);
                break;
        }
    }

    private bool CanPresentLocked() => DispatchType switch
    {
        WdfIoQueueDispatchType.Sequential => _driverOwned == 0,
        WdfIoQueueDispatchType.Parallel => (uint)_driverOwned < _config.Settings.Parallel.NumberOfPresentedRequests,
        _ => false,
    };

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
        RequestSignals.OnPresenting(request, SourceOf(location.MajorFunction), location.MajorFunction);
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
            RequestSignals.OnPresented(request);
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
