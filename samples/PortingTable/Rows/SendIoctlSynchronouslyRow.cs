using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>A device control that the sender waits for; the lower device completes it inline, or pends it first.</summary>
internal sealed class SendIoctlSynchronouslyRow(bool inline) : Row
{
    private static readonly byte[] Question = [1, 2, 3, 4];

    public override string Title =>
        $"WdfIoTargetSendIoctlSynchronously, {(inline ? "completed inline" : "pended")} | IoBuildDeviceIoControlRequest, IoCallDriver, wait";

    public override void Script(ScriptedDriver lower)
    {
        ScriptedRule rule = lower.OnControl(IOCTL_LOWER_ASK).CompleteWith([10, 20, 30, 40, 50]);
        if (!inline)
        {
            rule.After(TimeSpan.FromMilliseconds(15));
        }
    }

    public override Outcome Wdm(Bench bench)
    {
        PDEVICE_OBJECT lowerDevice = bench.LowerDeviceObject;
        PVOID output = new byte[8];
        PIO_STATUS_BLOCK ioStatus = new();
        KeInitializeEvent(out KEVENT done, NotificationEvent, FALSE);
        PIRP irp = IoBuildDeviceIoControlRequest(IOCTL_LOWER_ASK, lowerDevice, Question, 4, output, 8, FALSE, done, ioStatus);
        if (irp == NULL)
        {
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        // The I/O manager copies the output, fills the status block, sets the event and frees the IRP.
        NTSTATUS status = IoCallDriver(lowerDevice, irp);
        if (status == STATUS_PENDING)
        {
            KeWaitForSingleObject(done, Executive, KernelMode, FALSE, NULL);
            status = ioStatus.Status;
        }

        return Outcome.Of(status, ioStatus.Information, output);
    }

    public override Outcome Wdf(Bench bench)
    {
        PVOID output = new byte[8];
        ULONG_PTR bytesReturned = 0;
        WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out WDF_MEMORY_DESCRIPTOR inputDescriptor, Question, 4);
        WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out WDF_MEMORY_DESCRIPTOR outputDescriptor, output, 8);
        NTSTATUS status = WdfIoTargetSendIoctlSynchronously(
            WdfDeviceGetIoTarget(bench.Device), NULL, IOCTL_LOWER_ASK, inputDescriptor, outputDescriptor, NULL, ref bytesReturned);
        return Outcome.Of(status, bytesReturned, output);
    }
}
