using Course.Lessons;

namespace Course.Exercises;

internal sealed class Exercise03Timeout : Lesson03Timeout
{
    protected override NTSTATUS Ask(WDFIOTARGET Target, ULONG IoControlCode)
    {
        ULONG_PTR bytesReturned = 0;
        return WdfIoTargetSendIoctlSynchronously(Target, NULL, IoControlCode, NULL, NULL, NULL, ref bytesReturned);
    }
}
