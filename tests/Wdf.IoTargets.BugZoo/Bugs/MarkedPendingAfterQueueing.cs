namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class MarkedPendingAfterQueueing : Bug
{
    public override string Story =>
        "A dispatch routine queues the IRP for its DPC, wakes the device, and then calls IoMarkIrpPending. " +
        "From the moment when it is queued the IRP belongs to the DPC, which may have completed it.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iomarkirppending";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var doorbell = new KernelEvent(kernel, KernelEventType.Notification, name: "doorbell");
        var lower = new DispatchDriver(kernel, (_, irp) =>
        {
            if (isFixed)
            {
                irp.MarkIrpPending();
            }

            kernel.Post("DPC", () => DispatchDriver.CompleteIrp(irp, NtStatus.Success));
            doorbell.Set();
            if (!isFixed)
            {
                irp.MarkIrpPending();
            }

            return NtStatus.Pending;
        });
        var done = new KernelEvent(kernel, KernelEventType.Notification, name: "done");
        var irp = IoManager.BuildDeviceIoControlRequest(DriverBench.Ioctl, lower.Device, default, default, isInternal: false, done, new IoStatusTarget())!;
        if (IoManager.CallDriver(lower.Device, irp) == NtStatus.Pending)
        {
            kernel.Wait(done, KernelTimeout.Infinite);
        }
    }
}
