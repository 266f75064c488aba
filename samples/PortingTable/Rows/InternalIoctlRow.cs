using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>An internal device control with METHOD_NEITHER: the lower driver gets the sender's own buffers.</summary>
internal sealed class InternalIoctlRow : Row
{
    private static readonly byte[] Question = [1, 2, 3, 4];

    public override string Title => "WdfIoTargetFormatRequestForInternalIoctl | the next stack location filled by hand";

    public override void Script(ScriptedDriver lower) =>
        lower.OnControl(IOCTL_LOWER_INTERNAL_ASK).CompleteWith([10, 20, 30, 40, 50]).After(TimeSpan.FromMilliseconds(15));

    public override Outcome Wdm(Bench bench)
    {
        PDEVICE_OBJECT lowerDevice = bench.LowerDeviceObject;
        var context = new SendContext();
        PIRP irp = IoAllocateIrp((CCHAR)lowerDevice.StackSize, FALSE);
        if (irp == NULL)
        {
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        PVOID output = ExAllocatePool2(POOL_FLAG_NON_PAGED, 8, POOL_TAG);
        if (output == NULL)
        {
            IoFreeIrp(irp);
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        irp.UserBuffer = output;
        ref IO_STACK_LOCATION next = ref IoGetNextIrpStackLocation(irp);
        next.MajorFunction = IRP_MJ_INTERNAL_DEVICE_CONTROL;
        next.Parameters.DeviceIoControl.IoControlCode = IOCTL_LOWER_INTERNAL_ASK;
        next.Parameters.DeviceIoControl.InputBufferLength = 4;
        next.Parameters.DeviceIoControl.Type3InputBuffer = Question;
        next.Parameters.DeviceIoControl.OutputBufferLength = 8;
        IoSetCompletionRoutine(irp, SendContext.OnIrpCompleted, context, TRUE, TRUE, TRUE);
        IoCallDriver(lowerDevice, irp);

        KeWaitForSingleObject(context.Done, Executive, KernelMode, FALSE, NULL);
        var outcome = Outcome.Of(context.Status, context.Information, output[..(int)context.Information]);
        IoFreeIrp(irp);
        ExFreePoolWithTag(output, POOL_TAG);
        return outcome;
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
        status = WdfMemoryCreatePreallocated(attributes, Question, 4, out WDFMEMORY input);
        WDFMEMORY output = NULL;
        PVOID outputBuffer = NULL;
        if (NT_SUCCESS(status))
        {
            status = WdfMemoryCreate(attributes, NonPagedPoolNx, POOL_TAG, 8, out output, out outputBuffer);
        }

        if (NT_SUCCESS(status))
        {
            status = WdfIoTargetFormatRequestForInternalIoctl(target, request, IOCTL_LOWER_INTERNAL_ASK, input, NULL, output, NULL);
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
        var outcome = Outcome.Of(context.Status, context.Information, outputBuffer[..(int)context.Information]);
        WdfObjectDelete(request);
        return outcome;
    }
}
