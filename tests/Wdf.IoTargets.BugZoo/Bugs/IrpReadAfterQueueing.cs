namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class IrpReadAfterQueueing : Bug
{
    public override string Story =>
        "The dispatcher hands the IRP to the routine that queues it and then reads the IRP's stack location for its trace line. " +
        "A storage driver crashed so: the IRP was pending, and by then gone.";

    public override string Source => "https://github.com/openzfsonwindows/ZFSin/pull/199";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var doorbell = new KernelEvent(kernel, KernelEventType.Notification, name: "doorbell");
        var traced = MajorFunction.Create;
        var lower = new DispatchDriver(kernel, (_, irp) =>
        {
            irp.MarkIrpPending();
            var major = isFixed ? irp.GetCurrentIrpStackLocation().MajorFunction : default;
            kernel.Post("DPC", () => DispatchDriver.CompleteIrp(irp, NtStatus.Success));
            doorbell.Set();
            traced = isFixed ? major : irp.GetCurrentIrpStackLocation().MajorFunction;
            return NtStatus.Pending;
        });
        var done = new KernelEvent(kernel, KernelEventType.Notification, name: "done");
        var irp = IoManager.BuildDeviceIoControlRequest(DriverBench.Ioctl, lower.Device, default, default, isInternal: false, done, new IoStatusTarget())!;
        IoManager.CallDriver(lower.Device, irp);
        kernel.Wait(done, KernelTimeout.Infinite);
        DriverBench.Require(traced == MajorFunction.DeviceControl, "the trace is wrong");
    }
}
