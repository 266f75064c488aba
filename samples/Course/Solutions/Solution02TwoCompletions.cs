using Course.Lessons;

namespace Course.Solutions;

internal sealed class Solution02TwoCompletions : Lesson02TwoCompletions
{
    // One way out, and one completion on it.
    protected override void EvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
    {
        NTSTATUS status = WdfRequestRetrieveInputBuffer(Request, 4, out PVOID _, out size_t _);
        WdfRequestComplete(Request, status);
    }
}
