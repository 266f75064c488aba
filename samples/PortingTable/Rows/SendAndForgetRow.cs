using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>A filter driver forwards a request of an application that it has no further interest in.</summary>
internal sealed class SendAndForgetRow : Row
{
    public override string Title => "WdfRequestSend with SEND_AND_FORGET | IoSkipCurrentIrpStackLocation, IoCallDriver";

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
        IoSkipCurrentIrpStackLocation(Irp);
        return IoCallDriver((PDEVICE_OBJECT)DeviceObject.DeviceExtension, Irp);
    }

    private static void EvtIoDeviceControl(WdfIoQueue Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
    {
        WDF_REQUEST_SEND_OPTIONS_INIT(out WDF_REQUEST_SEND_OPTIONS options, WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET);
        if (!WdfRequestSend(Request, WdfDeviceGetIoTarget(Queue.Device), options))
        {
            WdfRequestComplete(Request, WdfRequestGetStatus(Request));
        }
    }
}
