namespace Wdf.IoTargets;

/// <content>Giving requests to the driver.</content>
public sealed partial class WdfIoQueue
{
    /// <summary>Takes an arriving request, its IRP marked pending; it may be with the driver, or completed, on return.</summary>
    internal void Take(WdfRequest request)
    {
        request.EnterQueue(this);
        Kernel.Note(KernelStep.RequestQueued, request, this);
        bool isIdle;
        var isIn = true;
        var mustDefer = MustDefer();
        lock (_lock)
        {
            // A queue with nothing in the way hands the request on without looking whether it is cancelled.
            isIdle = _waiting.Count == 0 && !mustDefer && CanPresentLocked() && !_dispatchers.Contains(Kernel.CurrentActor);
            if (!isIdle)
            {
                isIn = InsertLocked(request, atHead: false);
            }
            else
            {
                _driverOwned++;
            }
        }

        if (isIdle)
        {
            Dispatch(request);
        }
        else if (!isIn)
        {
            EndCancelled(request);
        }
        else
        {
            Dispatch();
        }
    }

    internal override void OnGone(WdfRequest request)
    {
        lock (_lock)
        {
            _driverOwned--;
        }

        Dispatch();
    }

    // Presents a first request, when given, and then all whose turn has come.
    private void Dispatch(WdfRequest? first = null)
    {
        var actor = Kernel.CurrentActor;
        if (MustDefer())
        {
            if (DispatchType != WdfIoQueueDispatchType.Manual)
            {
                DispatchLater();
            }

            return;
        }

        lock (_lock)
        {
            if (_dispatchers.Contains(actor))
            {
                // The loop further up on this stack goes on when its callback returns.
                return;
            }

            _dispatchers.Add(actor);
        }

        var request = first ?? TakeNext();
        while (request is not null)
        {
            Present(request);
            request = TakeNext();
        }

        lock (_lock)
        {
            _dispatchers.Remove(actor);
        }
    }

    private WdfRequest? TakeNext()
    {
        lock (_lock)
        {
            while (_waiting.Count > 0 && CanPresentLocked())
            {
                var request = _waiting[0];
                _waiting.RemoveAt(0);
                if (TakeFromCanceller(request))
                {
                    _driverOwned++;
                    return request;
                }
            }

            return null;
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
        var location = request.Irp!.GetCurrentIrpStackLocation();
        if (CompletesByItself(request, location))
        {
            return;
        }

        request.GiveToDriver();
        Kernel.Step(KernelStep.RequestPresented, request, this);
        var outer = DriverContext.Current;
        var old = IsSerialized ? _callbackLock!.Acquire() : Irql.Passive;
        DriverContext.Current = Driver;
        try
        {
            Call(request, location);
        }
        catch (Exception e) when (Kernel.KeepCallbackFailure(e, $"EvtIo{location.MajorFunction}", request))
        {
            // Kept for the report; the request stays with the driver.
        }
        finally
        {
            DriverContext.Current = outer;
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

    private void Call(WdfRequest request, in IoStackLocation location)
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
