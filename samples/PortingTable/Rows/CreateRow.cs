using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>A request of the driver's own, used twice.</summary>
internal sealed class CreateRow : Row
{
    public override string Title => "WdfRequestCreate, WdfRequestReuse, WdfObjectDelete | IoAllocateIrp, IoReuseIrp, IoFreeIrp";

    public override void Script(ScriptedDriver lower)
    {
        lower.OnControl(IOCTL_LOWER_ASK).Once().Complete(STATUS_DEVICE_BUSY);
        lower.OnControl(IOCTL_LOWER_ASK).Complete(STATUS_SUCCESS, 3);
    }

    public override Outcome Wdm(Bench bench)
    {
        PDEVICE_OBJECT lowerDevice = bench.LowerDeviceObject;
        PIRP irp = IoAllocateIrp((CCHAR)lowerDevice.StackSize, FALSE);
        if (irp == NULL)
        {
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        var first = new SendContext();
        SendIrp(lowerDevice, irp, first);
        IoReuseIrp(irp, STATUS_NOT_SUPPORTED);
        var second = new SendContext();
        SendIrp(lowerDevice, irp, second);
        IoFreeIrp(irp);
        return new Outcome(second.Status, second.Information, Also: $"the first time {first.Status.ToName()}");
    }

    public override Outcome Wdf(Bench bench)
    {
        WDFIOTARGET target = WdfDeviceGetIoTarget(bench.Device);
        NTSTATUS status = WdfRequestCreate(WDF_NO_OBJECT_ATTRIBUTES, target, out WDFREQUEST request);
        if (!NT_SUCCESS(status))
        {
            return new Outcome(status);
        }

        var first = new SendContext();
        status = SendRequest(target, request, first);
        if (NT_SUCCESS(status))
        {
            WDF_REQUEST_REUSE_PARAMS_INIT(out WDF_REQUEST_REUSE_PARAMS reuse, WDF_REQUEST_REUSE_NO_FLAGS, STATUS_NOT_SUPPORTED);
            status = WdfRequestReuse(request, reuse);
        }

        var second = new SendContext();
        if (NT_SUCCESS(status))
        {
            status = SendRequest(target, request, second);
        }

        WdfObjectDelete(request);
        return NT_SUCCESS(status)
            ? new Outcome(second.Status, second.Information, Also: $"the first time {first.Status.ToName()}")
            : new Outcome(status);
    }

    // What stands in the IRP is gone after each completion and each reuse: location and routine are set anew.
    private static void SendIrp(PDEVICE_OBJECT lowerDevice, PIRP irp, SendContext context)
    {
        ref IO_STACK_LOCATION next = ref IoGetNextIrpStackLocation(irp);
        next.MajorFunction = IRP_MJ_DEVICE_CONTROL;
        next.Parameters.DeviceIoControl.IoControlCode = IOCTL_LOWER_ASK;
        IoSetCompletionRoutine(irp, SendContext.OnIrpCompleted, context, TRUE, TRUE, TRUE);
        IoCallDriver(lowerDevice, irp);
        KeWaitForSingleObject(context.Done, Executive, KernelMode, FALSE, NULL);
    }

    private static NTSTATUS SendRequest(WDFIOTARGET target, WDFREQUEST request, SendContext context)
    {
        NTSTATUS status = WdfIoTargetFormatRequestForIoctl(target, request, IOCTL_LOWER_ASK, NULL, NULL, NULL, NULL);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        WdfRequestSetCompletionRoutine(request, SendContext.EvtRequestCompleted, context);
        if (!WdfRequestSend(request, target, WDF_NO_SEND_OPTIONS))
        {
            return WdfRequestGetStatus(request);
        }

        KeWaitForSingleObject(context.Done, Executive, KernelMode, FALSE, NULL);
        return STATUS_SUCCESS;
    }
}
