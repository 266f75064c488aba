namespace Wdf.IoTargets;

/// <content>Locks that objects of a kernel share, and critical regions.</content>
public sealed partial class SimulatedKernel
{
    private ApartLock _treeLock;
    private ApartLock _dispatcherLock;

    /// <summary>Protects dispatcher objects: signal states and waiters. In deterministic mode the baton does that, and no lock is taken.</summary>
    /// <returns>Ends the protection when it is disposed.</returns>
    internal BriefLock.Scope LockDispatcher() => IsDeterministic ? default : _dispatcherLock.Lock.Enter();

    /// <summary>Protects the object trees: stages, parents, children, contexts. A leaf: nothing is called while it is held.</summary>
    internal ref BriefLock TreeLock => ref _treeLock.Lock;

    /// <summary>How many spin locks are held, in deterministic mode: while there are any, a unit may have to wait for one and needs a stack of its own.</summary>
    internal int HeldSpinLocks { get; set; }

    /// <summary>Holds normal kernel APCs, and with them the termination of the thread, off the calling thread (KeEnterCriticalRegion). Maximum IRQL: APC_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntddk/nf-ntddk-keentercriticalregion"/>
    public void EnterCriticalRegion()
    {
        CheckCaller();
        TellCalled(WdmRoutine.KeEnterCriticalRegion, null);
        CurrentActor.CriticalRegionDepth++;
    }

    /// <summary>Ends what <see cref="EnterCriticalRegion"/> began (KeLeaveCriticalRegion). Maximum IRQL: APC_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntddk/nf-ntddk-keleavecriticalregion"/>
    public void LeaveCriticalRegion()
    {
        CheckCaller();
        TellCalled(WdmRoutine.KeLeaveCriticalRegion, null);
        CurrentActor.CriticalRegionDepth--;
    }

    /// <summary>Holds all kernel APCs off the calling thread, special ones too (KeEnterGuardedRegion). Maximum IRQL: APC_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keenterguardedregion"/>
    public void EnterGuardedRegion()
    {
        CheckCaller();
        TellCalled(WdmRoutine.KeEnterGuardedRegion, null);
        CurrentActor.GuardedRegionDepth++;
    }

    /// <summary>Ends what <see cref="EnterGuardedRegion"/> began (KeLeaveGuardedRegion). Maximum IRQL: APC_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keleaveguardedregion"/>
    public void LeaveGuardedRegion()
    {
        CheckCaller();
        TellCalled(WdmRoutine.KeLeaveGuardedRegion, null);
        CurrentActor.GuardedRegionDepth--;
    }

    /// <summary>Says that the code that calls it is pageable (PAGED_CODE): nothing, but a rule finds it above APC_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/making-drivers-pageable"/>
    public void PagedCode()
    {
        CheckCaller();
        TellCalled(WdmRoutine.PAGED_CODE, null);
    }
}
