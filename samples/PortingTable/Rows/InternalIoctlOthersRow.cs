using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>An internal device control with three arguments of its own, as USB and SCSI requests have them.</summary>
internal sealed class InternalIoctlOthersRow : Row
{
    private static readonly byte[] Packet = [1, 2, 3, 4];

    public override string Title => "WdfIoTargetFormatRequestForInternalIoctlOthers | the next stack location filled by hand";

    public override void Script(ScriptedDriver lower) => lower.On(IRP_MJ_INTERNAL_DEVICE_CONTROL).Answer(ReverseInto);

    /// <summary>The lower device turns argument 1 round into argument 4; argument 3 has the code.</summary>
    public static IoResult ReverseInto(SimulatedIo io)
    {
        ref var others = ref io.Location.Parameters.Others;
        if (others.Argument3 != IOCTL_LOWER_INTERNAL_ASK)
        {
            return STATUS_INVALID_DEVICE_REQUEST;
        }

        others.Pointer1.CopyTo(others.Pointer4);
        others.Pointer4.Span.Reverse();
        return IoResult.Success(others.Pointer1.Length);
    }

    public override Outcome Wdm(Bench bench)
    {
        PDEVICE_OBJECT lowerDevice = bench.LowerDeviceObject;
        var context = new SendContext();
        PIRP irp = IoAllocateIrp((CCHAR)lowerDevice.StackSize, FALSE);
        if (irp == NULL)
        {
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        PVOID answer = ExAllocatePool2(POOL_FLAG_NON_PAGED, 4, POOL_TAG);
        if (answer == NULL)
        {
            IoFreeIrp(irp);
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        ref IO_STACK_LOCATION next = ref IoGetNextIrpStackLocation(irp);
        next.MajorFunction = IRP_MJ_INTERNAL_DEVICE_CONTROL;
        next.Parameters.DeviceIoControl.IoControlCode = IOCTL_LOWER_INTERNAL_ASK;
        next.Parameters.Others.Pointer1 = Packet;
        next.Parameters.Others.Pointer4 = answer;
        IoSetCompletionRoutine(irp, SendContext.OnIrpCompleted, context, TRUE, TRUE, TRUE);
        IoCallDriver(lowerDevice, irp);

        KeWaitForSingleObject(context.Done, Executive, KernelMode, FALSE, NULL);
        var outcome = Outcome.Of(context.Status, context.Information, answer);
        IoFreeIrp(irp);
        ExFreePoolWithTag(answer, POOL_TAG);
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
        status = WdfMemoryCreatePreallocated(attributes, Packet, 4, out WDFMEMORY packet);
        WDFMEMORY answer = NULL;
        PVOID answerBuffer = NULL;
        if (NT_SUCCESS(status))
        {
            status = WdfMemoryCreate(attributes, NonPagedPoolNx, POOL_TAG, 4, out answer, out answerBuffer);
        }

        if (NT_SUCCESS(status))
        {
            status = WdfIoTargetFormatRequestForInternalIoctlOthers(
                target, request, IOCTL_LOWER_INTERNAL_ASK, packet, NULL, NULL, NULL, answer, NULL);
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
        var outcome = Outcome.Of(context.Status, context.Information, answerBuffer);
        WdfObjectDelete(request);
        return outcome;
    }
}
