using Course.Lessons;

namespace Course.Solutions;

internal sealed class Solution09LockOrder : Lesson09LockOrder
{
    protected override void Clean()
    {
        WdfSpinLockAcquire(DeviceLock);
        WdfSpinLockAcquire(ListLock);
        WdfSpinLockRelease(ListLock);
        WdfSpinLockRelease(DeviceLock);
    }
}
