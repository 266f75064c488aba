namespace Wdf.IoTargets.Benchmarks;

/// <summary>Dispatch routines of the lower devices, as short as they can be: what they cost is not what is measured.</summary>
/// <remarks>Lambdas, as most drivers of tests: a delegate of a static method shuffles its arguments first.</remarks>
internal static class Lower
{
    private static readonly IoCompletionRoutine OnFiltered = static (_, irp, _) =>
    {
        if (irp.PendingReturned)
        {
            irp.MarkIrpPending();
        }

        return NtStatus.Success;
    };

    /// <summary>Completes at once, with as many bytes as the request has room for.</summary>
    public static readonly DriverDispatch Inline = static (_, irp) => Complete(irp, NtStatus.Success, 16);

    /// <summary>Completes at once, without bytes.</summary>
    public static readonly DriverDispatch InlineEmpty = static (_, irp) => Complete(irp, NtStatus.Success, 0);

    /// <summary>A filter that copies its location and sets a routine.</summary>
    public static readonly DriverDispatch Copy = static (device, irp) =>
    {
        irp.CopyCurrentIrpStackLocationToNext();
        irp.SetCompletionRoutine(OnFiltered, null, onSuccess: true, onError: true, onCancel: true);
        return IoManager.CallDriver((DeviceObject)device.DeviceExtension!, irp);
    };

    /// <summary>A filter that gives its location to the device below.</summary>
    public static readonly DriverDispatch Skip = static (device, irp) =>
    {
        irp.SkipCurrentIrpStackLocation();
        return IoManager.CallDriver((DeviceObject)device.DeviceExtension!, irp);
    };

    public static NtStatus Complete(Irp irp, NtStatus status, ulong information)
    {
        irp.IoStatus = new IoStatusBlock { Status = status, Information = information };
        IoManager.CompleteRequest(irp);
        return status;
    }
}
