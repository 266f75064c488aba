namespace Wdf.IoTargets;

/// <summary>One acquisition of an in-stack queued spin lock (KLOCK_QUEUE_HANDLE). It may be used again after its release.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/queued-spin-locks"/>
public sealed class KernelLockQueueHandle
{
    /// <summary>The lock that it stands for: that of the last acquisition; null before the first one.</summary>
    public KernelSpinLock? Lock { get; internal set; }

    /// <summary>The IRQL at the acquisition, which the release restores.</summary>
    public Irql OldIrql { get; internal set; }

    /// <summary>Gives the lock back and restores the IRQL (KeReleaseInStackQueuedSpinLock). IRQL: DISPATCH_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kereleaseinstackqueuedspinlock"/>
    public void Release() => GiveBack(WdmRoutine.KeReleaseInStackQueuedSpinLock, LockForm.Queued);

    /// <summary>Gives the lock back; the IRQL stays (KeReleaseInStackQueuedSpinLockFromDpcLevel). IRQL: DISPATCH_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kereleaseinstackqueuedspinlockfromdpclevel"/>
    public void ReleaseFromDpcLevel() => GiveBack(WdmRoutine.KeReleaseInStackQueuedSpinLockFromDpcLevel, LockForm.QueuedAtDpcLevel);

    /// <summary>Gives the lock back that was taken in a DPC (KeReleaseInStackQueuedSpinLockForDpc).</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kereleaseinstackqueuedspinlockfordpc"/>
    public void ReleaseForDpc() => GiveBack(WdmRoutine.KeReleaseInStackQueuedSpinLock, LockForm.QueuedForDpc);

    private void GiveBack(WdmRoutine routine, LockForm form)
    {
        if (Lock is not { } held)
        {
            throw new InvalidOperationException("The handle was never given to an acquisition.");
        }

        held.Kernel.TellCalled(routine, held);
        held.ReleaseQueued(this, form);
    }
}
