using Course.Lessons;

namespace Course.Solutions;

internal sealed class Solution08CancelSafeQueue : Lesson08CancelSafeQueue
{
    protected override void Park(WDFREQUEST Request)
    {
        NTSTATUS status = WdfRequestForwardToIoQueue(Request, Waiting);
        if (!NT_SUCCESS(status))
        {
            WdfRequestComplete(Request, status);
        }
    }

    protected override void OnEvent()
    {
        if (NT_SUCCESS(WdfIoQueueRetrieveNextRequest(Waiting, out WDFREQUEST request)))
        {
            WdfRequestComplete(request, STATUS_SUCCESS);
        }
    }
}
