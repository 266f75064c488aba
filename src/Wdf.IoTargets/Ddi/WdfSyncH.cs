#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdfsync.h</c>: locks.</summary>
public static class WdfSyncH
{
    /// <inheritdoc cref="WdfObject.AcquireLock"/>
    /// <param name="Object">The device or queue.</param>
    public static void WdfObjectAcquireLock(WdfObject Object) => Handles.Require(Object, nameof(WdfObjectAcquireLock), nameof(Object)).AcquireLock();

    /// <inheritdoc cref="WdfObject.ReleaseLock"/>
    /// <param name="Object">The device or queue.</param>
    public static void WdfObjectReleaseLock(WdfObject Object) => Handles.Require(Object, nameof(WdfObjectReleaseLock), nameof(Object)).ReleaseLock();

    /// <inheritdoc cref="WdfWaitLock.Create"/>
    /// <param name="LockAttributes">Parent, callbacks and context; NULL for the defaults.</param>
    /// <param name="Lock">The lock.</param>
    public static NtStatus WdfWaitLockCreate(in WdfObjectAttributes? LockAttributes, out WdfWaitLock Lock) =>
        WdfWaitLock.Create(Handles.Driver(LockAttributes, nameof(WdfWaitLockCreate)), LockAttributes, out Lock);

    /// <summary>Refused: the lock must be asked for.</summary>
    /// <inheritdoc cref="WdfWaitLock.Create"/>
    public static NtStatus WdfWaitLockCreate(in WdfObjectAttributes? LockAttributes, NullPointer Lock) =>
        Handles.Missing(null, nameof(WdfWaitLockCreate), nameof(Lock));

    /// <inheritdoc cref="WdfWaitLock.Acquire"/>
    /// <param name="Lock">The lock.</param>
    /// <param name="Timeout">The limit in units of 100 ns: negative relative, positive absolute, 0 to try once; NULL for no limit.</param>
    public static NtStatus WdfWaitLockAcquire(WdfWaitLock Lock, in long? Timeout) =>
        Handles.Require(Lock, nameof(WdfWaitLockAcquire), nameof(Lock)).Acquire(Timeout);

    /// <inheritdoc cref="WdfWaitLock.Release"/>
    /// <param name="Lock">The lock.</param>
    public static void WdfWaitLockRelease(WdfWaitLock Lock) => Handles.Require(Lock, nameof(WdfWaitLockRelease), nameof(Lock)).Release();

    /// <inheritdoc cref="WdfSpinLock.Create"/>
    /// <param name="SpinLockAttributes">Parent, callbacks and context; NULL for the defaults.</param>
    /// <param name="SpinLock">The lock.</param>
    public static NtStatus WdfSpinLockCreate(in WdfObjectAttributes? SpinLockAttributes, out WdfSpinLock SpinLock) =>
        WdfSpinLock.Create(Handles.Driver(SpinLockAttributes, nameof(WdfSpinLockCreate)), SpinLockAttributes, out SpinLock);

    /// <summary>Refused: the lock must be asked for.</summary>
    /// <inheritdoc cref="WdfSpinLock.Create"/>
    public static NtStatus WdfSpinLockCreate(in WdfObjectAttributes? SpinLockAttributes, NullPointer SpinLock) =>
        Handles.Missing(null, nameof(WdfSpinLockCreate), nameof(SpinLock));

    /// <inheritdoc cref="WdfSpinLock.Acquire"/>
    /// <param name="SpinLock">The lock.</param>
    public static void WdfSpinLockAcquire(WdfSpinLock SpinLock) => Handles.Require(SpinLock, nameof(WdfSpinLockAcquire), nameof(SpinLock)).Acquire();

    /// <inheritdoc cref="WdfSpinLock.Release"/>
    /// <param name="SpinLock">The lock.</param>
    public static void WdfSpinLockRelease(WdfSpinLock SpinLock) => Handles.Require(SpinLock, nameof(WdfSpinLockRelease), nameof(SpinLock)).Release();
}
