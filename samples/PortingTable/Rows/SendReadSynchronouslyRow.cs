namespace PortingTable.Rows;

/// <summary>A read that the sender waits for; the device gives less than it was asked for.</summary>
internal sealed class SendReadSynchronouslyRow : Row
{
    public override string Title => "WdfIoTargetSendReadSynchronously | IoBuildSynchronousFsdRequest, IoCallDriver, wait";

    public override void Script(ScriptedDriver lower) =>
        lower.On(IRP_MJ_READ).CompleteWith([9, 8, 7, 6]).After(TimeSpan.FromMilliseconds(15));

    public override Outcome Wdm(Bench bench)
    {
        PDEVICE_OBJECT lowerDevice = bench.LowerDeviceObject;
        PVOID buffer = new byte[16];
        LARGE_INTEGER offset = 0x1000;
        PIO_STATUS_BLOCK ioStatus = new();
        KeInitializeEvent(out KEVENT done, NotificationEvent, FALSE);
        PIRP irp = IoBuildSynchronousFsdRequest(IRP_MJ_READ, lowerDevice, buffer, 16, offset, done, ioStatus);
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

        return Outcome.Of(status, ioStatus.Information, buffer);
    }

    public override Outcome Wdf(Bench bench)
    {
        PVOID buffer = new byte[16];
        ULONG_PTR bytesRead = 0;
        WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out WDF_MEMORY_DESCRIPTOR descriptor, buffer, 16);
        NTSTATUS status = WdfIoTargetSendReadSynchronously(
            WdfDeviceGetIoTarget(bench.Device), NULL, descriptor, 0x1000, NULL, ref bytesRead);
        return Outcome.Of(status, bytesRead, buffer);
    }
}
