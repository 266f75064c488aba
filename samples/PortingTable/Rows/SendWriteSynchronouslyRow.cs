namespace PortingTable.Rows;

/// <summary>A write that the sender waits for, and that fails inline.</summary>
internal sealed class SendWriteSynchronouslyRow : Row
{
    private static readonly byte[] Data = [1, 2, 3, 4, 5, 6];

    public override string Title => "WdfIoTargetSendWriteSynchronously | IoBuildSynchronousFsdRequest, IoCallDriver, wait";

    public override void Script(ScriptedDriver lower) => lower.On(IRP_MJ_WRITE).Complete(STATUS_MEDIA_WRITE_PROTECTED);

    public override Outcome Wdm(Bench bench)
    {
        PDEVICE_OBJECT lowerDevice = bench.LowerDeviceObject;
        LARGE_INTEGER offset = 0x200;
        PIO_STATUS_BLOCK ioStatus = new();
        KeInitializeEvent(out KEVENT done, NotificationEvent, FALSE);
        PIRP irp = IoBuildSynchronousFsdRequest(IRP_MJ_WRITE, lowerDevice, Data, 6, offset, done, ioStatus);
        if (irp == NULL)
        {
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        // An error that was not pended sets neither event nor status block: to wait here would be to wait for ever.
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
        ULONG_PTR bytesWritten = 0;
        WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out WDF_MEMORY_DESCRIPTOR descriptor, Data, 6);
        NTSTATUS status = WdfIoTargetSendWriteSynchronously(
            WdfDeviceGetIoTarget(bench.Device), NULL, descriptor, 0x200, NULL, ref bytesWritten);
        return new Outcome(status, bytesWritten);
    }
}
