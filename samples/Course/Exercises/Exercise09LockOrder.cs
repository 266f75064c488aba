using Course.Lessons;

namespace Course.Exercises;

internal sealed class Exercise09LockOrder : Lesson09LockOrder
{
    protected override void Clean()
    {
        WdfSpinLockAcquire(ListLock);
        WdfSpinLockAcquire(DeviceLock);
        WdfSpinLockRelease(DeviceLock);
        WdfSpinLockRelease(ListLock);
    }
}
