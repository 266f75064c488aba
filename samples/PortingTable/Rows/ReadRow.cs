using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>A read at an offset, sent asynchronously to a device with direct I/O.</summary>
internal sealed class ReadRow : Row
{
    public override string Title => "WdfIoTargetFormatRequestForRead | IoBuildAsynchronousFsdRequest";

    public override DeviceFlags LowerFlags => DeviceFlags.DirectIo;

    public override void Script(ScriptedDriver lower) =>
        lower.On(IRP_MJ_READ).CompleteWith([9, 8, 7, 6]).After(TimeSpan.FromMilliseconds(15));

    public override Outcome Wdm(Bench bench)
    {
        PDEVICE_OBJECT lowerDevice = bench.LowerDeviceObject;
        var context = new SendContext();
        LARGE_INTEGER offset = 0x1000;
        PVOID buffer = ExAllocatePool2(POOL_FLAG_NON_PAGED, 16, POOL_TAG);
        if (buffer == NULL)
        {
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        PIO_STATUS_BLOCK ioStatus = new();
        PIRP irp = IoBuildAsynchronousFsdRequest(IRP_MJ_READ, lowerDevice, buffer, 16, offset, ioStatus);
        if (irp == NULL)
        {
            ExFreePoolWithTag(buffer, POOL_TAG);
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        IoSetCompletionRoutine(irp, OnReadCompleted, context, TRUE, TRUE, TRUE);
        IoCallDriver(lowerDevice, irp);

        KeWaitForSingleObject(context.Done, Executive, KernelMode, FALSE, NULL);
        var outcome = Outcome.Of(context.Status, context.Information, buffer[..(int)context.Information]);
        ExFreePoolWithTag(buffer, POOL_TAG);
        return outcome;
    }

    // IoBuildAsynchronousFsdRequest locked the buffer for the device; whoever stops the completion unlocks it, and frees the IRP.
    private static NTSTATUS OnReadCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, object Context)
    {
        var context = (SendContext)Context;
        context.Status = Irp.IoStatus.Status;
        context.Information = Irp.IoStatus.Information;
        for (PMDL mdl = Irp.MdlAddress, next; mdl != NULL; mdl = next)
        {
            next = mdl.Next;
            MmUnlockPages(mdl);
            IoFreeMdl(mdl);
        }

        Irp.MdlAddress = NULL;
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
        status = WdfMemoryCreate(attributes, NonPagedPoolNx, POOL_TAG, 16, out WDFMEMORY memory, out PVOID buffer);
        if (NT_SUCCESS(status))
        {
            status = WdfIoTargetFormatRequestForRead(target, request, memory, NULL, 0x1000);
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
        var outcome = Outcome.Of(context.Status, context.Information, buffer[..(int)context.Information]);
        WdfObjectDelete(request);
        return outcome;
    }
}
