namespace Wdf.IoTargets;

/// <content>Opening.</content>
internal sealed partial class RemoteIoTarget
{
    public NtStatus OpenRemote(ref WdfIoTargetOpenParams openParams)
    {
        if (!IrqlRule.Check(Kernel, Irql.Passive, "WdfIoTargetOpen"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        var status = Check(openParams);
        if (!status.IsSuccess)
        {
            return status;
        }

        var isReopen = openParams.Type == WdfIoTargetOpenType.Reopen;
        if (!isReopen && openParams.Type == WdfIoTargetOpenType.ByName && !Kernel.CanAllocate(AllocationSite.OpenParameters))
        {
            return NtStatus.InsufficientResources;
        }

        if (!BeginOpen())
        {
            return NtStatus.InvalidDeviceState;
        }

        // What the last open left: after a failure there is nothing that could be opened again.
        Unregister();
        if (!isReopen)
        {
            _saved = null;
        }

        status = openParams.Type == WdfIoTargetOpenType.UseExistingDevice ? OpenExisting(openParams) : OpenByName(ref openParams, isReopen);
        return EndOpen(openParams, isReopen, status);
    }

    private NtStatus Check(in WdfIoTargetOpenParams p)
    {
        if (p.Size is not (WdfIoTargetOpenParams.StructureSize or WdfIoTargetOpenParams.StructureSize111))
        {
            return NtStatus.InfoLengthMismatch;
        }

        var hasCallback = p.EvtIoTargetQueryRemove is not null || p.EvtIoTargetRemoveCanceled is not null || p.EvtIoTargetRemoveComplete is not null;
        return p.Type switch
        {
            WdfIoTargetOpenType.UseExistingDevice when p.TargetDeviceObject is null || (hasCallback && p.TargetFileObject is null) => NtStatus.InvalidParameter,
            WdfIoTargetOpenType.UseExistingDevice => NtStatus.Success,
            WdfIoTargetOpenType.ByName => string.IsNullOrEmpty(p.TargetDeviceName) ? NtStatus.InvalidParameter : NtStatus.Success,
            WdfIoTargetOpenType.Reopen => _saved is null ? NtStatus.InvalidDeviceRequest : NtStatus.Success,
            _ => NtStatus.InvalidParameter,
        };
    }

    private bool BeginOpen()
    {
        Kernel.Step(KernelStep.TargetStateChanging, this);
        using (StateLock.Enter())
        {
            if (State == WdfIoTargetState.Deleted || _openState != RemoteOpenState.Closed)
            {
                return false;
            }

            _openState = RemoteOpenState.Opening;
            _opened.Clear();
            return true;
        }
    }

    private NtStatus OpenExisting(in WdfIoTargetOpenParams p)
    {
        TargetDevice = p.TargetDeviceObject;
        TargetFileObject = p.TargetFileObject;
        TargetFileObject?.AddReference();
        return NtStatus.Success;
    }

    private NtStatus OpenByName(ref WdfIoTargetOpenParams p, bool isReopen)
    {
        var how = isReopen ? _saved!.Value : p;
        var status = IoManager.CreateFile(
            Kernel, how.TargetDeviceName!, how.DesiredAccess, (ushort)how.ShareAccess, how.FileAttributes, how.CreateDisposition, how.CreateOptions, out var handle, out var information);
        if (p.Size == WdfIoTargetOpenParams.StructureSize)
        {
            // Comes back even when the open fails.
            p.FileInformation = (uint)information;
        }

        if (!status.IsSuccess)
        {
            return status;
        }

        _handle = handle;
        TargetFileObject = handle!.FileObject;
        TargetFileObject.AddReference();
        TargetDevice = TargetFileObject.DeviceObject.Top;
        if (!isReopen)
        {
            _saved = p;
        }

        return NtStatus.Success;
    }

    private NtStatus EndOpen(in WdfIoTargetOpenParams p, bool isReopen, NtStatus status)
    {
        if (status.IsSuccess)
        {
            // Only a lack of memory fails the open here; any other failure leaves the target without a physical device.
            var query = IoManager.QueryTargetDevice(TargetDevice!.Top, out var physicalDevice);
            TargetPhysicalDevice = physicalDevice;
            if (query == NtStatus.InsufficientResources)
            {
                status = query;
            }
        }

        if (!status.IsSuccess)
        {
            FailOpen();
            return status;
        }

        SetTargetDevice(TargetDevice!);
        Register(p, isReopen);
        using (StateLock.Enter())
        {
            _openState = RemoteOpenState.Open;
        }

        GotoStarted(out var pended);
        _opened.SetQuietly();
        ResubmitPended(pended);
        return NtStatus.Success;
    }

    // Ends in Closed, whatever the state was before. A reopen that failed may be tried again.
    private void FailOpen()
    {
        using (StateLock.Enter())
        {
            _openState = RemoteOpenState.Closed;
        }

        _opened.SetQuietly();
        CloseRemote(RemoteCloseReason.Close);
    }
}
