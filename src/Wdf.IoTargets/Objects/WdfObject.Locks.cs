namespace Wdf.IoTargets;

/// <content>The lock that serialises callbacks.</content>
public partial class WdfObject
{
    /// <summary>
    /// Takes the lock of a device or queue (WdfObjectAcquireLock): a spin lock that raises to DISPATCH_LEVEL, or for an execution level of
    /// PASSIVE a fast mutex that leaves the IRQL and enters a critical region. Maximum IRQL: DISPATCH_LEVEL; APC_LEVEL for the mutex.
    /// </summary>
    /// <remarks>
    /// The lock is there whatever the synchronization scope, but only scopes other than none take it around callbacks. Bug check 0x10D code 2
    /// when the thread owns it already, as inside a serialised callback; code 0xB for an object that has none.
    /// </remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfsync/nf-wdfsync-wdfobjectacquirelock"/>
    [Ddi("WdfObjectAcquireLock")]
    public void AcquireLock()
    {
        Enter(DdiName.WdfObjectAcquireLock);
        var callbackLock = RequireLock("WdfObjectAcquireLock");
        callbackLock.RememberedIrql = callbackLock.Acquire();
    }

    /// <summary>
    /// Gives the lock of a device or queue back (WdfObjectReleaseLock); a spin lock restores the IRQL that the last <see cref="AcquireLock"/> of
    /// this lock remembered, whoever called that.
    /// </summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfsync/nf-wdfsync-wdfobjectreleaselock"/>
    [Ddi("WdfObjectReleaseLock")]
    public void ReleaseLock()
    {
        Enter(DdiName.WdfObjectReleaseLock);
        var callbackLock = RequireLock("WdfObjectReleaseLock");
        callbackLock.Release(callbackLock.RememberedIrql, byDriver: true);
    }

    private CallbackLock RequireLock(string ddi)
    {
        if (ObjectBehindHandle.CallbackLock is { } callbackLock)
        {
            return callbackLock;
        }

        if (Kernel.GoesOnAfterBreak)
        {
            // The break says nothing that the stop behind it does not say: where a break ends the run, the stop is told.
            Kernel.Break("WDF_VIOLATION_B_WDF_INVALID_LOCK_OPERATION-NoLock", $"{ddi} was called for {Name}, which has no lock.", "Only devices and queues have a lock; use a WDFSPINLOCK or WDFWAITLOCK.", this);
        }

        Kernel.BugCheck("WDF_VIOLATION_B_WDF_INVALID_LOCK_OPERATION-NoLock", 0x10D, 0xB, $"{ddi} was called for {Name}, which has no lock.", "Only devices and queues have a lock; use a WDFSPINLOCK or WDFWAITLOCK.", this, parameter2Object: this);
        return null;
    }
}
