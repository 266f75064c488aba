using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>Where the status of a sent request is found: at once after a synchronous send, in the routine after an asynchronous one.</summary>
internal sealed class GetStatusRow : Row
{
    public override string Title => "WdfRequestGetStatus | Irp->IoStatus.Status";

    public override void Script(ScriptedDriver lower)
    {
        lower.OnControl(IOCTL_LOWER_ASK).Once().Complete(STATUS_DEVICE_NOT_READY).After(TimeSpan.FromMilliseconds(15));
        lower.OnControl(IOCTL_LOWER_ASK).Complete(STATUS_NO_MEDIA_IN_DEVICE);
    }

    public override Outcome Wdm(Bench bench)
    {
        PDEVICE_OBJECT lowerDevice = bench.LowerDeviceObject;
        PIRP irp = IoAllocateIrp((CCHAR)lowerDevice.StackSize, FALSE);
        if (irp == NULL)
        {
            return new Outcome(STATUS_INSUFFICIENT_RESOURCES);
        }

        var synchronous = new StatusContext();
        Format(irp, synchronous);
        if (IoCallDriver(lowerDevice, irp) == STATUS_PENDING)
        {
            KeWaitForSingleObject(synchronous.Done, Executive, KernelMode, FALSE, NULL);
        }

        NTSTATUS atOnce = irp.IoStatus.Status;
        IoReuseIrp(irp, STATUS_SUCCESS);
        var asynchronous = new StatusContext();
        Format(irp, asynchronous);
        IoCallDriver(lowerDevice, irp);
        KeWaitForSingleObject(asynchronous.Done, Executive, KernelMode, FALSE, NULL);
        IoFreeIrp(irp);
        return new Outcome(asynchronous.Status, Also: $"at once after the synchronous send {atOnce.ToName()}");
    }

    public override Outcome Wdf(Bench bench)
    {
        WDFIOTARGET target = WdfDeviceGetIoTarget(bench.Device);
        NTSTATUS status = WdfRequestCreate(WDF_NO_OBJECT_ATTRIBUTES, target, out WDFREQUEST request);
        if (!NT_SUCCESS(status))
        {
            return new Outcome(status);
        }

        status = WdfIoTargetFormatRequestForIoctl(target, request, IOCTL_LOWER_ASK, NULL, NULL, NULL, NULL);
        if (!NT_SUCCESS(status))
        {
            WdfObjectDelete(request);
            return new Outcome(status);
        }

        WDF_REQUEST_SEND_OPTIONS_INIT(out WDF_REQUEST_SEND_OPTIONS options, WDF_REQUEST_SEND_OPTION_SYNCHRONOUS);
        WdfRequestSend(request, target, options);
        NTSTATUS atOnce = WdfRequestGetStatus(request);

        WDF_REQUEST_REUSE_PARAMS_INIT(out WDF_REQUEST_REUSE_PARAMS reuse, WDF_REQUEST_REUSE_NO_FLAGS, STATUS_SUCCESS);
        WdfRequestReuse(request, reuse);
        status = WdfIoTargetFormatRequestForIoctl(target, request, IOCTL_LOWER_ASK, NULL, NULL, NULL, NULL);
        if (!NT_SUCCESS(status))
        {
            WdfObjectDelete(request);
            return new Outcome(status);
        }

        var asynchronous = new StatusContext();
        WdfRequestSetCompletionRoutine(request, EvtRequestCompleted, asynchronous);
        if (WdfRequestSend(request, target, WDF_NO_SEND_OPTIONS))
        {
            KeWaitForSingleObject(asynchronous.Done, Executive, KernelMode, FALSE, NULL);
        }

        WdfObjectDelete(request);
        return new Outcome(asynchronous.Status, Also: $"at once after the synchronous send {atOnce.ToName()}");
    }

    private static void Format(PIRP irp, StatusContext context)
    {
        ref IO_STACK_LOCATION next = ref IoGetNextIrpStackLocation(irp);
        next.MajorFunction = IRP_MJ_DEVICE_CONTROL;
        next.Parameters.DeviceIoControl.IoControlCode = IOCTL_LOWER_ASK;
        IoSetCompletionRoutine(irp, OnIrpCompleted, context, TRUE, TRUE, TRUE);
    }

    private static NTSTATUS OnIrpCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, object Context)
    {
        var context = (StatusContext)Context;
        context.Status = Irp.IoStatus.Status;
        KeSetEvent(context.Done, IO_NO_INCREMENT, FALSE);
        return STATUS_MORE_PROCESSING_REQUIRED;
    }

    private static void EvtRequestCompleted(WDFREQUEST Request, WDFIOTARGET Target, in WDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context)
    {
        var context = (StatusContext)Context;
        context.Status = WdfRequestGetStatus(Request);
        KeSetEvent(context.Done, IO_NO_INCREMENT, FALSE);
    }

    private sealed class StatusContext
    {
        public KEVENT Done;
        public NTSTATUS Status;

        public StatusContext() => KeInitializeEvent(out Done, NotificationEvent, FALSE);
    }
}
