namespace Wdf.IoTargets;

/// <summary>By which pair of routines a lock is taken and given back.</summary>
internal enum LockForm : byte
{
    /// <summary>KeAcquireSpinLock, KeReleaseSpinLock.</summary>
    SpinLock,

    /// <summary>KeAcquireSpinLockRaiseToDpc, KeReleaseSpinLock.</summary>
    RaiseToDpc,

    /// <summary>KeAcquireSpinLockAtDpcLevel or KeTryToAcquireSpinLockAtDpcLevel, KeReleaseSpinLockFromDpcLevel.</summary>
    AtDpcLevel,

    /// <summary>KeAcquireSpinLockForDpc, KeReleaseSpinLockForDpc.</summary>
    ForDpc,

    /// <summary>KeAcquireInStackQueuedSpinLock, KeReleaseInStackQueuedSpinLock.</summary>
    Queued,

    /// <summary>KeAcquireInStackQueuedSpinLockAtDpcLevel, KeReleaseInStackQueuedSpinLockFromDpcLevel.</summary>
    QueuedAtDpcLevel,

    /// <summary>KeAcquireInStackQueuedSpinLockForDpc, KeReleaseInStackQueuedSpinLockForDpc.</summary>
    QueuedForDpc,

    /// <summary>IoAcquireCancelSpinLock, IoReleaseCancelSpinLock; also the I/O manager's own acquisition around a cancel routine.</summary>
    CancelSpinLock,

    /// <summary>WdfSpinLockAcquire, WdfSpinLockRelease.</summary>
    WdfSpinLock,

    /// <summary>WdfWaitLockAcquire, WdfWaitLockRelease.</summary>
    WdfWaitLock,

    /// <summary>A wait for a mutex, KeReleaseMutex.</summary>
    Mutex,

    /// <summary>ExAcquireFastMutex, ExReleaseFastMutex, and their unsafe forms.</summary>
    FastMutex,
}
