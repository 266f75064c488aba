using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>An internal device control with three arguments of its own, that the sender waits for.</summary>
internal sealed class SendInternalIoctlOthersSynchronouslyRow : Row
{
    private static readonly byte[] Packet = [1, 2, 3, 4];

    public override string Title => "WdfIoTargetSendInternalIoctlOthersSynchronously | IoBuildDeviceIoControlRequest, arguments by hand, wait";

    public override void Script(ScriptedDriver lower) =>
        lower.On(IRP_MJ_INTERNAL_DEVICE_CONTROL).Answer(InternalIoctlOthersRow.ReverseInto).After(TimeSpan.FromMilliseconds(15));

    public override Outcome Wdm(Bench bench)
    {
        PDEVICE_OBJECT lowerDevice = bench.LowerDeviceObject;
        PVOID answer = new byte[4];
        PIO_STATUS_BLOCK ioStatus = new();
        KeInitializeEvent(out KEVENT done, NotificationEvent, FALSE);
        PIRP irp = IoBuildDeviceIoControlRequest(IOCTL_LOWER_INTERNAL_ASK, lowerDevice, NULL, 0, NULL, 0, TRUE, done, ioStatus);
        if (irp == NULL)
        {
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        // The builder knows nothing of such arguments: major function and code are there, the rest is the driver's.
        ref IO_STACK_LOCATION next = ref IoGetNextIrpStackLocation(irp);
        next.Parameters.Others.Pointer1 = Packet;
        next.Parameters.Others.Pointer4 = answer;
        NTSTATUS status = IoCallDriver(lowerDevice, irp);
        if (status == STATUS_PENDING)
        {
            KeWaitForSingleObject(done, Executive, KernelMode, FALSE, NULL);
            status = ioStatus.Status;
        }

        return Outcome.Of(status, ioStatus.Information, answer);
    }

    public override Outcome Wdf(Bench bench)
    {
        PVOID answer = new byte[4];
        ULONG_PTR bytesReturned = 0;
        WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out WDF_MEMORY_DESCRIPTOR packetDescriptor, Packet, 4);
        WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out WDF_MEMORY_DESCRIPTOR answerDescriptor, answer, 4);
        NTSTATUS status = WdfIoTargetSendInternalIoctlOthersSynchronously(
            WdfDeviceGetIoTarget(bench.Device), NULL, IOCTL_LOWER_INTERNAL_ASK, packetDescriptor, NULL, answerDescriptor, NULL, ref bytesReturned);
        return Outcome.Of(status, bytesReturned, answer);
    }
}
