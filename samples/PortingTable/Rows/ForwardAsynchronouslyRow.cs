using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>A filter driver forwards a request of an application, and looks at the outcome in its completion routine.</summary>
internal sealed class ForwardAsynchronouslyRow : Row
{
    public override string Title => "WdfRequestFormatRequestUsingCurrentType, WdfRequestSend | IoCopyCurrentIrpStackLocationToNext, IoCallDriver";

    public override void Script(ScriptedDriver lower) =>
        lower.OnControl(IOCTL_LOWER_ASK).CompleteWith([10, 20, 30]).After(TimeSpan.FromMilliseconds(15));

    public override Outcome Wdm(Bench bench)
    {
        bench.AddWdmFilter(DispatchDeviceControl);
        return bench.AskAsApplication(IOCTL_LOWER_ASK, [1, 2], 8);
    }

    public override Outcome Wdf(Bench bench)
    {
        bench.AddWdfFilter(EvtIoDeviceControl);
        return bench.AskAsApplication(IOCTL_LOWER_ASK, [1, 2], 8);
    }

    private static NTSTATUS DispatchDeviceControl(PDEVICE_OBJECT DeviceObject, PIRP Irp)
    {
        IoCopyCurrentIrpStackLocationToNext(Irp);
        IoSetCompletionRoutine(Irp, OnIrpCompleted, NULL, TRUE, TRUE, TRUE);
        return IoCallDriver((PDEVICE_OBJECT)DeviceObject.DeviceExtension, Irp);
    }

    private static NTSTATUS OnIrpCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, object Context)
    {
        // What the dispatch routine returned must agree with the stack location: a rule that a WDM filter keeps itself.
        if (Irp.PendingReturned)
        {
            IoMarkIrpPending(Irp);
        }

        return STATUS_CONTINUE_COMPLETION;
    }

    private static void EvtIoDeviceControl(WdfIoQueue Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
    {
        WDFIOTARGET target = WdfDeviceGetIoTarget(Queue.Device);
        WdfRequestFormatRequestUsingCurrentType(Request);
        WdfRequestSetCompletionRoutine(Request, EvtRequestCompleted, WDF_NO_CONTEXT);
        if (!WdfRequestSend(Request, target, WDF_NO_SEND_OPTIONS))
        {
            WdfRequestComplete(Request, WdfRequestGetStatus(Request));
        }
    }

    private static void EvtRequestCompleted(WDFREQUEST Request, WDFIOTARGET Target, in WDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context) =>
        WdfRequestCompleteWithInformation(Request, Params.IoStatus.Status, Params.IoStatus.Information);
}
