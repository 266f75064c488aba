using Course.Runner;

namespace Course.Lessons;

/// <summary>A WDM filter, and the mark that says that an IRP is pending.</summary>
internal abstract class Lesson06PendingMark : Exercise
{
    private ScriptedDriver _hardware;
    private DeviceObject _filter;

    public override int Number => 6;

    public override string Title => "WDM: the pending mark";

    public override string Task =>
        "A WDM filter passes an IRP down with IoCopyCurrentIrpStackLocationToNext and returns what IoCallDriver returned. OnIrpCompleted lets the completion go on.";

    public override string Hint =>
        "A dispatch routine that returns STATUS_PENDING must have marked its own stack location. Here only the driver below did, in its own: the I/O manager takes the IRP for one that " +
        "failed at once, sets no event, and the driver above waits for ever. Irp->PendingReturned says whether the driver below marked it, and IoMarkIrpPending hands that on.";

    public override string Finding => "0xC9_0x228";

    public override void SetUp(SimulatedKernel kernel)
    {
        _hardware = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = CourseBench.DeviceName });
        var driver = new DriverObject(kernel, @"\Driver\Filter");
        driver.SetAll(Dispatch);
        _filter = new DeviceObject(driver) { Name = "the filter" };
        _filter.DeviceExtension = _filter.AttachTo(_hardware.Device);
        _filter.Flags = _hardware.Device.Flags;
    }

    public override void Test(SimulatedKernel kernel)
    {
        _hardware.OnControl(CourseBench.IOCTL_ASK).Complete(STATUS_IO_DEVICE_ERROR).After(TimeSpan.FromMilliseconds(5));

        // A driver above the filter: it waits only when it was told STATUS_PENDING.
        PIO_STATUS_BLOCK ioStatus = new();
        KeInitializeEvent(out KEVENT done, NotificationEvent, FALSE);
        PIRP irp = IoBuildDeviceIoControlRequest(CourseBench.IOCTL_ASK, _filter, NULL, 0, NULL, 0, FALSE, done, ioStatus);
        NTSTATUS status = IoCallDriver(_filter, irp);
        if (status == STATUS_PENDING)
        {
            KeWaitForSingleObject(done, Executive, KernelMode, FALSE, NULL);
            status = ioStatus.Status;
        }

        Require(status == STATUS_IO_DEVICE_ERROR, $"The driver above got {status.ToName()}.");
    }

    protected abstract NTSTATUS OnIrpCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, object Context);

    private NTSTATUS Dispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp)
    {
        IoCopyCurrentIrpStackLocationToNext(Irp);
        IoSetCompletionRoutine(Irp, OnIrpCompleted, NULL, TRUE, TRUE, TRUE);
        return IoCallDriver((PDEVICE_OBJECT)DeviceObject.DeviceExtension, Irp);
    }
}
