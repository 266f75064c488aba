using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>A filter driver forwards a request of an application, and waits for it before it completes the request itself.</summary>
internal sealed class ForwardSynchronouslyRow : Row
{
    public override string Title => "WdfRequestFormatRequestUsingCurrentType, WdfRequestSend with SYNCHRONOUS | IoForwardIrpSynchronously";

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
        // Copies the stack location, sets a completion routine of its own, calls the driver and waits.
        if (!IoForwardIrpSynchronously((PDEVICE_OBJECT)DeviceObject.DeviceExtension, Irp))
        {
            Irp.IoStatus.Status = STATUS_UNSUCCESSFUL;
            Irp.IoStatus.Information = 0;
        }

        NTSTATUS status = Irp.IoStatus.Status;
        IoCompleteRequest(Irp, IO_NO_INCREMENT);
        return status;
    }

    private static void EvtIoDeviceControl(WdfIoQueue Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
    {
        WdfRequestFormatRequestUsingCurrentType(Request);
        WDF_REQUEST_SEND_OPTIONS_INIT(out WDF_REQUEST_SEND_OPTIONS options, WDF_REQUEST_SEND_OPTION_SYNCHRONOUS);
        WdfRequestSend(Request, WdfDeviceGetIoTarget(Queue.Device), options);

        // Sent or not, the status says it.
        WdfRequestCompleteWithInformation(Request, WdfRequestGetStatus(Request), WdfRequestGetInformation(Request));
    }
}
