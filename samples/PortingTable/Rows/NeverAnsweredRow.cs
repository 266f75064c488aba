using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>What becomes of a synchronous send without a time-out to a device that never answers: its thread waits for ever.</summary>
internal sealed class NeverAnsweredRow : Row
{
    public override string Title => "No time-out, and a lower driver that never answers";

    public override bool EndsInDeadlock => true;

    public override void Script(ScriptedDriver lower) => lower.OnControl(IOCTL_LOWER_ASK).Never();

    public override Outcome Wdm(Bench bench)
    {
        PDEVICE_OBJECT lowerDevice = bench.LowerDeviceObject;
        PIO_STATUS_BLOCK ioStatus = new();
        KeInitializeEvent(out KEVENT done, NotificationEvent, FALSE);
        PIRP irp = IoBuildDeviceIoControlRequest(IOCTL_LOWER_ASK, lowerDevice, NULL, 0, NULL, 0, FALSE, done, ioStatus);
        if (irp == NULL)
        {
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        NTSTATUS status = IoCallDriver(lowerDevice, irp);
        if (status == STATUS_PENDING)
        {
            KeWaitForSingleObject(done, Executive, KernelMode, FALSE, NULL);
            status = ioStatus.Status;
        }

        return new Outcome(status, ioStatus.Information);
    }

    public override Outcome Wdf(Bench bench)
    {
        ULONG_PTR bytesReturned = 0;
        NTSTATUS status = WdfIoTargetSendIoctlSynchronously(
            WdfDeviceGetIoTarget(bench.Device), NULL, IOCTL_LOWER_ASK, NULL, NULL, NULL, ref bytesReturned);
        return new Outcome(status, bytesReturned);
    }
}
