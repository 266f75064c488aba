using Course.Lessons;

namespace Course.Solutions;

internal sealed class Solution06PendingMark : Lesson06PendingMark
{
    protected override NTSTATUS OnIrpCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, object Context)
    {
        if (Irp.PendingReturned)
        {
            IoMarkIrpPending(Irp);
        }

        return STATUS_CONTINUE_COMPLETION;
    }
}
