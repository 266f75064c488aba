#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>In-stack queued spin locks, guarded regions, pageable code.</content>
public static partial class WdmH
{
    /// <summary>Takes a spin lock as an in-stack queued one and raises the caller to DISPATCH_LEVEL. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="SpinLock">The lock.</param>
    /// <param name="LockHandle">The handle of this acquisition.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keacquireinstackqueuedspinlock"/>
    public static void KeAcquireInStackQueuedSpinLock(KernelSpinLock SpinLock, out KernelLockQueueHandle LockHandle) =>
        Handles.RequireLock(SpinLock, nameof(KeAcquireInStackQueuedSpinLock), nameof(SpinLock)).AcquireQueued(LockHandle = new KernelLockQueueHandle());

    /// <inheritdoc cref="KernelLockQueueHandle.Release"/>
    /// <param name="LockHandle">The handle of the acquisition.</param>
    public static void KeReleaseInStackQueuedSpinLock(KernelLockQueueHandle LockHandle) =>
        Handles.RequireWdm(LockHandle, nameof(KeReleaseInStackQueuedSpinLock), nameof(LockHandle)).Release();

    /// <summary>Takes a spin lock as an in-stack queued one at DISPATCH_LEVEL, which stays. IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="SpinLock">The lock.</param>
    /// <param name="LockHandle">The handle of this acquisition.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keacquireinstackqueuedspinlockatdpclevel"/>
    public static void KeAcquireInStackQueuedSpinLockAtDpcLevel(KernelSpinLock SpinLock, out KernelLockQueueHandle LockHandle) =>
        Handles.RequireLock(SpinLock, nameof(KeAcquireInStackQueuedSpinLockAtDpcLevel), nameof(SpinLock)).AcquireQueuedAtDpcLevel(LockHandle = new KernelLockQueueHandle());

    /// <inheritdoc cref="KernelLockQueueHandle.ReleaseFromDpcLevel"/>
    /// <param name="LockHandle">The handle of the acquisition.</param>
    public static void KeReleaseInStackQueuedSpinLockFromDpcLevel(KernelLockQueueHandle LockHandle) =>
        Handles.RequireWdm(LockHandle, nameof(KeReleaseInStackQueuedSpinLockFromDpcLevel), nameof(LockHandle)).ReleaseFromDpcLevel();

    /// <summary>Takes a spin lock as an in-stack queued one in a DPC of any kind.</summary>
    /// <param name="SpinLock">The lock.</param>
    /// <param name="LockHandle">The handle of this acquisition.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keacquireinstackqueuedspinlockfordpc"/>
    public static void KeAcquireInStackQueuedSpinLockForDpc(KernelSpinLock SpinLock, out KernelLockQueueHandle LockHandle) =>
        Handles.RequireLock(SpinLock, nameof(KeAcquireInStackQueuedSpinLockForDpc), nameof(SpinLock)).AcquireQueuedForDpc(LockHandle = new KernelLockQueueHandle());

    /// <inheritdoc cref="KernelLockQueueHandle.ReleaseForDpc"/>
    /// <param name="LockHandle">The handle of the acquisition.</param>
    public static void KeReleaseInStackQueuedSpinLockForDpc(KernelLockQueueHandle LockHandle) =>
        Handles.RequireWdm(LockHandle, nameof(KeReleaseInStackQueuedSpinLockForDpc), nameof(LockHandle)).ReleaseForDpc();

    /// <inheritdoc cref="SimulatedKernel.EnterGuardedRegion"/>
    public static void KeEnterGuardedRegion() => Handles.Kernel.EnterGuardedRegion();

    /// <inheritdoc cref="SimulatedKernel.LeaveGuardedRegion"/>
    public static void KeLeaveGuardedRegion() => Handles.Kernel.LeaveGuardedRegion();

    /// <inheritdoc cref="SimulatedKernel.PagedCode"/>
    public static void PAGED_CODE() => Handles.Kernel.PagedCode();

    /// <summary>Waits for a mutex: another name of KeWaitForSingleObject.</summary>
    /// <param name="Mutex">The mutex.</param>
    /// <param name="WaitReason">For debuggers.</param>
    /// <param name="WaitMode">Without effect.</param>
    /// <param name="Alertable">Without effect: nobody alerts a thread here.</param>
    /// <param name="Timeout">The limit in units of 100 ns: negative relative, positive absolute, 0 to poll; NULL for no limit.</param>
    /// <returns>STATUS_SUCCESS, or STATUS_TIMEOUT, which passes NT_SUCCESS.</returns>
    /// <remarks>Maximum IRQL: APC_LEVEL; DISPATCH_LEVEL with a limit of 0.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kewaitformutexobject"/>
    public static NtStatus KeWaitForMutexObject(KernelMutex Mutex, KernelWaitReason WaitReason, ProcessorMode WaitMode, bool Alertable, in LargeInteger? Timeout) =>
        KeWaitForSingleObject(Handles.RequireWdm(Mutex, nameof(KeWaitForMutexObject), nameof(Mutex)), WaitReason, WaitMode, Alertable, Timeout);
}
