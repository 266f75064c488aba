using Course.Lessons;

namespace Course.Exercises;

internal sealed class Exercise02TwoCompletions : Lesson02TwoCompletions
{
    protected override void EvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
    {
        NTSTATUS status = WdfRequestRetrieveInputBuffer(Request, 4, out PVOID _, out size_t _);
        if (!NT_SUCCESS(status))
        {
            WdfRequestComplete(Request, status);
        }

        WdfRequestComplete(Request, STATUS_SUCCESS);
    }
}
