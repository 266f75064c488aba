namespace Wdf.IoTargets;

/// <content>Locks that objects of a kernel share, and critical regions.</content>
public sealed partial class SimulatedKernel
{
    private ApartLock _treeLock;
    private ApartLock _dispatcherLock;

    /// <summary>Protects the object trees: stages, parents, children, contexts. A leaf: nothing is called while it is held.</summary>
    internal ref BriefLock TreeLock => ref _treeLock.Lock;

    /// <summary>Protects dispatcher objects: signal states and waiters.</summary>
    internal ref BriefLock DispatcherLock => ref _dispatcherLock.Lock;

    /// <summary>How many spin locks are held, in deterministic mode: while there are any, a unit may have to wait for one and needs a stack of its own.</summary>
    internal int HeldSpinLocks { get; set; }

    /// <summary>Holds normal kernel APCs, and with them the termination of the thread, off the calling thread (KeEnterCriticalRegion). Maximum IRQL: APC_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntddk/nf-ntddk-keentercriticalregion"/>
    public void EnterCriticalRegion()
    {
        CheckCaller();
        CurrentActor.CriticalRegionDepth++;
    }

    /// <summary>Ends what <see cref="EnterCriticalRegion"/> began (KeLeaveCriticalRegion). Maximum IRQL: APC_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntddk/nf-ntddk-keleavecriticalregion"/>
    public void LeaveCriticalRegion()
    {
        CheckCaller();
        CurrentActor.CriticalRegionDepth--;
    }
}
