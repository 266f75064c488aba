namespace Wdf.IoTargets;

/// <summary>The dispatch routine of every framework driver: to the room of the framework that handles the major function.</summary>
internal static class DeviceDispatch
{
    public static readonly DriverDispatch Routine = Dispatch;

    private static NtStatus Dispatch(DeviceObject deviceObject, Irp irp)
    {
        var device = (WdfDevice)deviceObject.FrameworkDevice!;
        var major = irp.GetCurrentIrpStackLocation().MajorFunction;
        return major switch
        {
            MajorFunction.Read or MajorFunction.Write or MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl => IoPackage.Of(device).Dispatch(irp, major),
            MajorFunction.Create or MajorFunction.Cleanup or MajorFunction.Close => File(device, irp),
            MajorFunction.Pnp or MajorFunction.Power or MajorFunction.SystemControl => PassDownOrLeave(device, irp),
            _ => device.IsFilter ? PassDown(device, irp) : Complete(irp, NtStatus.InvalidDeviceRequest),
        };
    }

    // Without file callbacks a filter passes opens and closes on, a function device answers them itself.
    private static NtStatus File(WdfDevice device, Irp irp)
    {
        ref var location = ref irp.GetCurrentIrpStackLocation();
        var package = IoPackage.Of(device);
        if (location.MajorFunction == MajorFunction.Create && package.CreateQueue is { } queue)
        {
            return package.DispatchCreate(irp, queue);
        }

        if (location.MajorFunction == MajorFunction.Cleanup && location.FileObject is { } file)
        {
            package.Flush(file);
        }

        return device.IsFilter ? PassDown(device, irp) : Complete(irp, NtStatus.Success);
    }

    // A device at the bottom leaves the status that such a request begins with.
    private static NtStatus PassDownOrLeave(WdfDevice device, Irp irp) =>
        device.AttachedDevice is null ? Complete(irp, irp.StatusBlock.Status) : PassDown(device, irp);

    private static NtStatus PassDown(WdfDevice device, Irp irp)
    {
        irp.SkipCurrentIrpStackLocation();
        return IoManager.CallDriver(device.AttachedDevice!, irp);
    }

    private static NtStatus Complete(Irp irp, NtStatus status)
    {
        irp.StatusBlock = new IoStatusBlock { Status = status };
        IoManager.CompleteRequest(irp);
        return status;
    }
}
