using Course.Lessons;

namespace Course.Solutions;

internal sealed class Solution07Buffer : Lesson07Buffer
{
    private static readonly byte[] Answer = [1, 2, 3, 4];

    protected override void EvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
    {
        NTSTATUS status = WdfRequestRetrieveOutputBuffer(Request, 4, out PVOID buffer, out size_t _);
        if (NT_SUCCESS(status))
        {
            RtlCopyMemory(buffer, Answer, 4);
        }

        WdfRequestCompleteWithInformation(Request, status, NT_SUCCESS(status) ? 4u : 0);
    }
}
