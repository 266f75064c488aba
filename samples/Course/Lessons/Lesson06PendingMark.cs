using Course.Runner;

namespace Course.Lessons;

/// <summary>A WDM filter, and the mark that says that an IRP is pending.</summary>
internal abstract class Lesson06PendingMark : Exercise
{
    private ScriptedDriver _hardware;

    public override int Number => 6;

    public override string Title => "WDM: the pending mark";

    public override string Task =>
        "A WDM filter passes an IRP down with IoCopyCurrentIrpStackLocationToNext and returns what IoCallDriver returned. OnIrpCompleted lets the completion go on.";

    public override string Hint =>
        "A dispatch routine that returns STATUS_PENDING must have marked its own stack location. Here only the driver below did, in its own. Irp->PendingReturned says so, " +
        "and IoMarkIrpPending hands it on.";

    public override string Finding => "PENDING_MARK_MISSING";

    public override void SetUp(SimulatedKernel kernel)
    {
        _hardware = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = CourseBench.DeviceName });
        var driver = new DriverObject(kernel, @"\Driver\Filter");
        driver.SetAll(Dispatch);
        var filter = new DeviceObject(driver) { Name = "the filter" };
        filter.DeviceExtension = filter.AttachTo(_hardware.Device);
        filter.Flags = _hardware.Device.Flags;
    }

    public override void Test(SimulatedKernel kernel)
    {
        _hardware.OnControl(CourseBench.IOCTL_ASK).Complete(STATUS_IO_DEVICE_ERROR).After(TimeSpan.FromMilliseconds(5));
        using var file = new Application(kernel, name: "application").Open(CourseBench.DeviceName);
        var result = file.DeviceIoControl(CourseBench.IOCTL_ASK);
        Require(result.Status == STATUS_IO_DEVICE_ERROR, $"The application got {result.Status.ToName()}.");
    }

    protected abstract NTSTATUS OnIrpCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, object Context);

    private NTSTATUS Dispatch(PDEVICE_OBJECT DeviceObject, PIRP Irp)
    {
        IoCopyCurrentIrpStackLocationToNext(Irp);
        IoSetCompletionRoutine(Irp, OnIrpCompleted, NULL, TRUE, TRUE, TRUE);
        return IoCallDriver((PDEVICE_OBJECT)DeviceObject.DeviceExtension, Irp);
    }
}
