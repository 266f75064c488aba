namespace Wdf.IoTargets;

/// <summary>The routines of the kernel and the I/O manager that say who they are when they are called, by their exact names.</summary>
internal enum WdmRoutine
{
    /// <summary>IoAcquireCancelSpinLock.</summary>
    IoAcquireCancelSpinLock,

    /// <summary>IoAllocateIrp.</summary>
    IoAllocateIrp,

    /// <summary>IoBuildAsynchronousFsdRequest.</summary>
    IoBuildAsynchronousFsdRequest,

    /// <summary>IoBuildDeviceIoControlRequest.</summary>
    IoBuildDeviceIoControlRequest,

    /// <summary>IoBuildSynchronousFsdRequest.</summary>
    IoBuildSynchronousFsdRequest,

    /// <summary>IoCancelIrp.</summary>
    IoCancelIrp,

    /// <summary>IoCompleteRequest.</summary>
    IoCompleteRequest,

    /// <summary>IoCreateDevice.</summary>
    IoCreateDevice,

    /// <summary>IoCreateSymbolicLink.</summary>
    IoCreateSymbolicLink,

    /// <summary>IoDeleteDevice.</summary>
    IoDeleteDevice,

    /// <summary>IoDeleteSymbolicLink.</summary>
    IoDeleteSymbolicLink,

    /// <summary>IoDetachDevice.</summary>
    IoDetachDevice,

    /// <summary>IoForwardIrpSynchronously.</summary>
    IoForwardIrpSynchronously,

    /// <summary>IoGetDeviceObjectPointer.</summary>
    IoGetDeviceObjectPointer,

    /// <summary>KeAcquireInStackQueuedSpinLock.</summary>
    KeAcquireInStackQueuedSpinLock,

    /// <summary>KeAcquireInStackQueuedSpinLockAtDpcLevel.</summary>
    KeAcquireInStackQueuedSpinLockAtDpcLevel,

    /// <summary>KeAcquireSpinLock.</summary>
    KeAcquireSpinLock,

    /// <summary>KeAcquireSpinLockAtDpcLevel.</summary>
    KeAcquireSpinLockAtDpcLevel,

    /// <summary>KeAcquireSpinLockRaiseToDpc.</summary>
    KeAcquireSpinLockRaiseToDpc,

    /// <summary>KeCancelTimer.</summary>
    KeCancelTimer,

    /// <summary>KeClearEvent.</summary>
    KeClearEvent,

    /// <summary>KeDelayExecutionThread.</summary>
    KeDelayExecutionThread,

    /// <summary>KeEnterCriticalRegion.</summary>
    KeEnterCriticalRegion,

    /// <summary>KeEnterGuardedRegion.</summary>
    KeEnterGuardedRegion,

    /// <summary>KeFlushQueuedDpcs.</summary>
    KeFlushQueuedDpcs,

    /// <summary>KeLeaveCriticalRegion.</summary>
    KeLeaveCriticalRegion,

    /// <summary>KeLeaveGuardedRegion.</summary>
    KeLeaveGuardedRegion,

    /// <summary>KeReadStateEvent.</summary>
    KeReadStateEvent,

    /// <summary>KeReleaseInStackQueuedSpinLock.</summary>
    KeReleaseInStackQueuedSpinLock,

    /// <summary>KeReleaseInStackQueuedSpinLockFromDpcLevel.</summary>
    KeReleaseInStackQueuedSpinLockFromDpcLevel,

    /// <summary>KeReleaseMutex.</summary>
    KeReleaseMutex,

    /// <summary>KeReleaseSemaphore.</summary>
    KeReleaseSemaphore,

    /// <summary>KeReleaseSpinLock.</summary>
    KeReleaseSpinLock,

    /// <summary>KeReleaseSpinLockFromDpcLevel.</summary>
    KeReleaseSpinLockFromDpcLevel,

    /// <summary>KeSetTimer.</summary>
    KeSetTimer,

    /// <summary>KeTryToAcquireSpinLockAtDpcLevel.</summary>
    KeTryToAcquireSpinLockAtDpcLevel,

    /// <summary>MmMapLockedPages.</summary>
    MmMapLockedPages,

    /// <summary>MmProbeAndLockPages.</summary>
    MmProbeAndLockPages,

    /// <summary>MmUnlockPages.</summary>
    MmUnlockPages,

    /// <summary>PAGED_CODE.</summary>
    PAGED_CODE,

    /// <summary>ZwClose.</summary>
    ZwClose,

    /// <summary>ZwCreateFile.</summary>
    ZwCreateFile,
}
