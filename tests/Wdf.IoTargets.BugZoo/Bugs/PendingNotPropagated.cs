namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class PendingNotPropagated : Bug
{
    public override string Story =>
        "A filter's completion routine lets the completion go on without IoMarkIrpPending for an IRP whose PendingReturned is set. " +
        "When the lower driver pends and then fails the IRP, the originator was told STATUS_PENDING and is never woken.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nc-wdm-io_completion_routine";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var lower = new DataDevice(kernel, NtStatus.IoDeviceError);
        var filterDriver = new DriverObject(kernel, "filter driver");
        filterDriver.SetAll((device, irp) =>
        {
            irp.CopyCurrentIrpStackLocationToNext();
            irp.SetCompletionRoutine(OnReturned, context: null, onSuccess: true, onError: true, onCancel: true);
            return IoManager.CallDriver(device.AttachedTo!, irp);
        });
        var filter = new DeviceObject(filterDriver);
        filter.AttachTo(lower.Device);
        lower.PostArrival();

        kernel.Spawn("originator", () =>
        {
            var done = new KernelEvent(kernel, KernelEventType.Notification, name: "done");
            var irp = IoManager.BuildDeviceIoControlRequest(DriverBench.Ioctl, filter, default, default, isInternal: false, done, new IoStatusTarget())!;
            if (IoManager.CallDriver(filter, irp) == NtStatus.Pending)
            {
                kernel.Wait(done, KernelTimeout.Infinite);
            }
        });

        NtStatus OnReturned(DeviceObject? device, Irp irp, object? context)
        {
            if (isFixed && irp.PendingReturned)
            {
                irp.MarkIrpPending();
            }

            return NtStatus.Success;
        }
    }
}
