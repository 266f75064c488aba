namespace PortingTable.Rows;

/// <summary>A write at an offset, sent asynchronously to a device with buffered I/O; the device takes part of it.</summary>
internal sealed class WriteRow : Row
{
    private static readonly byte[] Data = [1, 2, 3, 4, 5, 6];

    public override string Title => "WdfIoTargetFormatRequestForWrite | IoBuildAsynchronousFsdRequest";

    public override void Script(ScriptedDriver lower) => lower.On(IRP_MJ_WRITE).TransferAtMost(5);

    public override Outcome Wdm(Bench bench)
    {
        PDEVICE_OBJECT lowerDevice = bench.LowerDeviceObject;
        var context = new SendContext();
        LARGE_INTEGER offset = 0x200;
        PIO_STATUS_BLOCK ioStatus = new();
        PIRP irp = IoBuildAsynchronousFsdRequest(IRP_MJ_WRITE, lowerDevice, Data, 6, offset, ioStatus);
        if (irp == NULL)
        {
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        IoSetCompletionRoutine(irp, OnWriteCompleted, context, TRUE, TRUE, TRUE);
        IoCallDriver(lowerDevice, irp);
        KeWaitForSingleObject(context.Done, Executive, KernelMode, FALSE, NULL);
        return new Outcome(context.Status, context.Information);
    }

    // IoBuildAsynchronousFsdRequest copied the data into a system buffer; whoever stops the completion frees it.
    private static NTSTATUS OnWriteCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, object Context)
    {
        var context = (SendContext)Context;
        context.Status = Irp.IoStatus.Status;
        context.Information = Irp.IoStatus.Information;
        ExFreePool(Irp.AssociatedIrp.SystemBuffer);
        IoFreeIrp(Irp);
        KeSetEvent(context.Done, IO_NO_INCREMENT, FALSE);
        return STATUS_MORE_PROCESSING_REQUIRED;
    }

    public override Outcome Wdf(Bench bench)
    {
        WDFIOTARGET target = WdfDeviceGetIoTarget(bench.Device);
        var context = new SendContext();
        NTSTATUS status = WdfRequestCreate(WDF_NO_OBJECT_ATTRIBUTES, target, out WDFREQUEST request);
        if (!NT_SUCCESS(status))
        {
            return new Outcome(status);
        }

        WDF_OBJECT_ATTRIBUTES_INIT(out WDF_OBJECT_ATTRIBUTES attributes);
        attributes.ParentObject = request;
        status = WdfMemoryCreatePreallocated(attributes, Data, 6, out WDFMEMORY memory);
        if (NT_SUCCESS(status))
        {
            status = WdfIoTargetFormatRequestForWrite(target, request, memory, NULL, 0x200);
        }

        if (!NT_SUCCESS(status))
        {
            WdfObjectDelete(request);
            return new Outcome(status);
        }

        WdfRequestSetCompletionRoutine(request, SendContext.EvtRequestCompleted, context);
        if (!WdfRequestSend(request, target, WDF_NO_SEND_OPTIONS))
        {
            status = WdfRequestGetStatus(request);
            WdfObjectDelete(request);
            return new Outcome(status);
        }

        KeWaitForSingleObject(context.Done, Executive, KernelMode, FALSE, NULL);
        WdfObjectDelete(request);
        return new Outcome(context.Status, context.Information);
    }
}
