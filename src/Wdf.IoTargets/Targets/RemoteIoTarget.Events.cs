namespace Wdf.IoTargets;

/// <content>What becomes of the target when its device is removed. Each event is decided separately: the driver's callback, or the default.</content>
internal sealed partial class RemoteIoTarget : ITargetDeviceListener
{
    NtStatus ITargetDeviceListener.OnQueryRemove()
    {
        if (_evtQueryRemove is { } evt)
        {
            // The framework only passes the answer on; the driver must have closed the target itself.
            return Call("EvtIoTargetQueryRemove", () => evt(this));
        }

        CloseRemote(RemoteCloseReason.QueryRemove);
        return NtStatus.Success;
    }

    NtStatus ITargetDeviceListener.OnRemoveCanceled()
    {
        if (_evtRemoveCanceled is { } evt)
        {
            return Call("EvtIoTargetRemoveCanceled", () => Then(() => evt(this)));
        }

        var reopen = WdfIoTargetOpenParams.Reopen();
        return OpenRemote(ref reopen);
    }

    NtStatus ITargetDeviceListener.OnRemoveComplete()
    {
        if (_evtRemoveComplete is { } evt)
        {
            return Call("EvtIoTargetRemoveComplete", () => Then(() => evt(this)));
        }

        CloseRemote(RemoteCloseReason.Close);
        return NtStatus.Success;
    }

    private static NtStatus Then(Action action)
    {
        action();
        return NtStatus.Success;
    }

    // Referenced around the event, so that a callback may delete the target.
    private NtStatus Call(string callback, Func<NtStatus> action)
    {
        AddReference();
        var code = DriverScope.Enter(Kernel, Driver, CallbackKind.EvtIoTargetEvent, this);
        try
        {
            var status = action();
            code.Returned();
            return status;
        }
        catch (Exception e) when (Kernel.KeepCallbackFailure(e, callback, this))
        {
            return NtStatus.Unsuccessful;
        }
        finally
        {
            code.Leave();
            DropReference();
        }
    }

    // Only with a file object; a reopen keeps the callbacks of the first open.
    private void Register(in WdfIoTargetOpenParams p, bool isReopen)
    {
        if (!isReopen)
        {
            _evtQueryRemove = p.EvtIoTargetQueryRemove;
            _evtRemoveCanceled = p.EvtIoTargetRemoveCanceled;
            _evtRemoveComplete = p.EvtIoTargetRemoveComplete;
        }

        if (TargetFileObject is not null)
        {
            _notifying = TargetDevice!;
            TargetDeviceNotifications.Register(_notifying, this);
        }
    }

    private void Unregister()
    {
        if (_notifying is { } device)
        {
            _notifying = null;
            TargetDeviceNotifications.Unregister(device, this);
        }
    }
}
