using Course.Lessons;

namespace Course.Exercises;

internal sealed class Exercise06PendingMark : Lesson06PendingMark
{
    protected override NTSTATUS OnIrpCompleted(PDEVICE_OBJECT DeviceObject, PIRP Irp, object Context) => STATUS_CONTINUE_COMPLETION;
}
