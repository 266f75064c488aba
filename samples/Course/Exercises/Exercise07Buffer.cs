using Course.Lessons;

namespace Course.Exercises;

internal sealed class Exercise07Buffer : Lesson07Buffer
{
    private static readonly byte[] Answer = [1, 2, 3, 4];

    protected override void EvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
    {
        NTSTATUS status = WdfRequestRetrieveOutputBuffer(Request, 4, out PVOID buffer, out size_t _);
        WdfRequestCompleteWithInformation(Request, status, NT_SUCCESS(status) ? 4u : 0);
        if (NT_SUCCESS(status))
        {
            RtlCopyMemory(buffer, Answer, 4);
        }
    }
}
