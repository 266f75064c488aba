namespace Wdf.IoTargets.Benchmarks;

/// <summary>Dispatch routines of the lower devices, as short as they can be: what they cost is not what is measured.</summary>
internal static class Lower
{
    /// <summary>Completes at once, with as many bytes as the request has room for.</summary>
    public static NtStatus Inline(DeviceObject device, Irp irp) => Complete(irp, NtStatus.Success, 16);

    /// <summary>Completes at once, without bytes.</summary>
    public static NtStatus InlineEmpty(DeviceObject device, Irp irp) => Complete(irp, NtStatus.Success, 0);

    /// <summary>A filter that copies its location and sets a routine.</summary>
    public static NtStatus Copy(DeviceObject device, Irp irp)
    {
        irp.CopyCurrentIrpStackLocationToNext();
        irp.SetCompletionRoutine(OnFiltered, null, onSuccess: true, onError: true, onCancel: true);
        return IoManager.CallDriver((DeviceObject)device.DeviceExtension!, irp);
    }

    /// <summary>A filter that gives its location to the device below.</summary>
    public static NtStatus Skip(DeviceObject device, Irp irp)
    {
        irp.SkipCurrentIrpStackLocation();
        return IoManager.CallDriver((DeviceObject)device.DeviceExtension!, irp);
    }

    public static NtStatus Complete(Irp irp, NtStatus status, ulong information)
    {
        irp.IoStatus = new IoStatusBlock { Status = status, Information = information };
        IoManager.CompleteRequest(irp);
        return status;
    }

    private static NtStatus OnFiltered(DeviceObject? device, Irp irp, object? context)
    {
        if (irp.PendingReturned)
        {
            irp.MarkIrpPending();
        }

        return NtStatus.Success;
    }
}
