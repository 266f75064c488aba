namespace Wdf.IoTargets;

/// <content>The routines for callers that are at DISPATCH_LEVEL already, and in-stack queued spin locks.</content>
public sealed partial class KernelSpinLock
{
    /// <summary>Takes the lock (KeAcquireSpinLockRaiseToDpc). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <returns>The IRQL to give to <see cref="Release"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keacquirespinlockraisetodpc"/>
    public Irql AcquireRaiseToDpc()
    {
        Kernel.TellCalled(WdmRoutine.KeAcquireSpinLockRaiseToDpc, this);
        return AcquireBy(Kernel.CurrentActor, LockForm.RaiseToDpc);
    }

    /// <summary>Takes the lock at DISPATCH_LEVEL, which stays (KeAcquireSpinLockAtDpcLevel). Below it: bug check 0xC4 (0x40), as Driver Verifier has it.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keacquirespinlockatdpclevel"/>
    public void AcquireAtDpcLevel()
    {
        RequireDispatch(WdmRoutine.KeAcquireSpinLockAtDpcLevel, 0x40);
        AcquireBy(Kernel.CurrentActor, LockForm.AtDpcLevel);
    }

    /// <summary>Gives the lock back at DISPATCH_LEVEL, which stays (KeReleaseSpinLockFromDpcLevel). Below it: bug check 0xC4 (0x41), as Driver Verifier has it.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kereleasespinlockfromdpclevel"/>
    public void ReleaseFromDpcLevel()
    {
        RequireDispatch(WdmRoutine.KeReleaseSpinLockFromDpcLevel, 0x41);
        ReleaseBy(Kernel.CurrentActor, Kernel.CurrentIrql, LockForm.AtDpcLevel);
    }

    /// <summary>Takes the lock in a DPC of any kind (KeAcquireSpinLockForDpc).</summary>
    /// <returns>The IRQL to give to <see cref="ReleaseForDpc"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keacquirespinlockfordpc"/>
    public Irql AcquireForDpc() => AcquireBy(Kernel.CurrentActor, LockForm.ForDpc);

    /// <summary>Gives the lock back that <see cref="AcquireForDpc"/> took (KeReleaseSpinLockForDpc).</summary>
    /// <param name="oldIrql">The IRQL to restore.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kereleasespinlockfordpc"/>
    public void ReleaseForDpc(Irql oldIrql) => ReleaseBy(Kernel.CurrentActor, oldIrql, LockForm.ForDpc);

    /// <summary>Takes the lock as an in-stack queued spin lock (KeAcquireInStackQueuedSpinLock). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="handle">The handle of this acquisition, which the release takes.</param>
    /// <remarks>A lock that is used in this way must not be used with the ordinary routines.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keacquireinstackqueuedspinlock"/>
    public void AcquireQueued(KernelLockQueueHandle handle)
    {
        Kernel.TellCalled(WdmRoutine.KeAcquireInStackQueuedSpinLock, this);
        AcquireQueued(handle, LockForm.Queued);
    }

    /// <summary>Takes the lock as an in-stack queued spin lock at DISPATCH_LEVEL, which stays (KeAcquireInStackQueuedSpinLockAtDpcLevel). IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="handle">The handle of this acquisition.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keacquireinstackqueuedspinlockatdpclevel"/>
    public void AcquireQueuedAtDpcLevel(KernelLockQueueHandle handle)
    {
        Kernel.TellCalled(WdmRoutine.KeAcquireInStackQueuedSpinLockAtDpcLevel, this);
        AcquireQueued(handle, LockForm.QueuedAtDpcLevel);
    }

    /// <summary>Takes the lock as an in-stack queued spin lock in a DPC of any kind (KeAcquireInStackQueuedSpinLockForDpc).</summary>
    /// <param name="handle">The handle of this acquisition.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keacquireinstackqueuedspinlockfordpc"/>
    public void AcquireQueuedForDpc(KernelLockQueueHandle handle) => AcquireQueued(handle, LockForm.QueuedForDpc);

    internal void ReleaseQueued(KernelLockQueueHandle handle, LockForm form) =>
        ReleaseBy(Kernel.CurrentActor, form == LockForm.QueuedAtDpcLevel ? Kernel.CurrentIrql : handle.OldIrql, form, handle);

    private void AcquireQueued(KernelLockQueueHandle handle, LockForm form)
    {
        ArgumentNullException.ThrowIfNull(handle);
        handle.OldIrql = AcquireBy(Kernel.CurrentActor, form, handle);
        handle.Lock = this;
    }

    private void RequireDispatch(WdmRoutine routine, ulong code)
    {
        Kernel.TellCalled(routine, this);
        if (Kernel.CurrentIrql < Irql.Dispatch)
        {
            Kernel.BugCheck(
                "DRIVER_VERIFIER_DETECTED_VIOLATION", 0xC4, code, $"{routine} was called at {Kernel.CurrentIrql}.", "Use KeAcquireSpinLock and KeReleaseSpinLock below DISPATCH_LEVEL.", this);
        }
    }
}
