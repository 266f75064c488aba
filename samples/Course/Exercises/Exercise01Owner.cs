using Course.Lessons;

namespace Course.Exercises;

internal sealed class Exercise01Owner : Lesson01Owner
{
    protected override void EvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
    {
        WDFIOTARGET target = WdfDeviceGetIoTarget(WdfIoQueueGetDevice(Queue));
        WdfRequestFormatRequestUsingCurrentType(Request);
        WdfRequestSetCompletionRoutine(Request, EvtRequestCompleted, WDF_NO_CONTEXT);
        WdfRequestSend(Request, target, WDF_NO_SEND_OPTIONS);

        // Sent: tell the application.
        WdfRequestComplete(Request, STATUS_SUCCESS);
    }

    private static void EvtRequestCompleted(WDFREQUEST Request, WDFIOTARGET Target, in WDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context)
    {
    }
}
