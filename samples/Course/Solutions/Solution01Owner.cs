using Course.Lessons;

namespace Course.Solutions;

internal sealed class Solution01Owner : Lesson01Owner
{
    protected override void EvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
    {
        WDFIOTARGET target = WdfDeviceGetIoTarget(WdfIoQueueGetDevice(Queue));
        WdfRequestFormatRequestUsingCurrentType(Request);
        WdfRequestSetCompletionRoutine(Request, EvtRequestCompleted, WDF_NO_CONTEXT);
        if (!WdfRequestSend(Request, target, WDF_NO_SEND_OPTIONS))
        {
            // Not sent: the driver still owns it, and the routine will not be called.
            WdfRequestComplete(Request, WdfRequestGetStatus(Request));
        }
    }

    // The driver owns the request again.
    private static void EvtRequestCompleted(WDFREQUEST Request, WDFIOTARGET Target, in WDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context) =>
        WdfRequestCompleteWithInformation(Request, Params.IoStatus.Status, Params.IoStatus.Information);
}
