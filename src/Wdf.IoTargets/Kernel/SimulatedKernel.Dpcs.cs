namespace Wdf.IoTargets;

/// <content>What is queued or runs at DISPATCH_LEVEL, for those who wait for it.</content>
public sealed partial class SimulatedKernel
{
    // Protected by the dispatcher lock.
    private readonly List<KernelUnit> _units = [];
    private static readonly List<DpcFlush> NoFlushes = [];

    /// <summary>The thread that units interrupt when they run on a borrowed stack: their identity where a lock compares threads.</summary>
    internal object IdleThread { get; } = new();

    /// <summary>
    /// Waits until all DPCs have run that were queued before the call, on every processor (KeFlushQueuedDpcs); returns at once when there are none.
    /// Maximum IRQL: PASSIVE_LEVEL.
    /// </summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keflushqueueddpcs"/>
    public void FlushQueuedDpcs()
    {
        CheckCaller();
        TellCalled(WdmRoutine.KeFlushQueuedDpcs, null);
        Touch(null);
        DpcFlush? flush = null;
        using (LockDispatcher())
        {
            foreach (var unit in _units)
            {
                if (!ReferenceEquals(unit, KernelActor.Current))
                {
                    flush ??= new DpcFlush(new KernelEvent(this, KernelEventType.Notification, name: "the DPCs queued so far"));
                    flush.Remaining++;
                    (unit.Flushes ??= []).Add(flush);
                }
            }
        }

        if (flush is not null)
        {
            Wait(flush.Done, KernelTimeout.Infinite);
        }
    }

    /// <summary>The units that wait for a spin lock, on a stack of their own.</summary>
    internal IReadOnlyList<KernelUnit> BlockedUnits()
    {
        using (LockDispatcher())
        {
            return _units.Count == 0 ? [] : [.. _units.Where(static u => u.IsBlocked)];
        }
    }

    /// <summary>A unit is in the queue, and a flush waits for it from now on.</summary>
    internal void AddUnit(KernelUnit unit)
    {
        using (LockDispatcher())
        {
            unit.IsListed = true;
            _units.Add(unit);
        }
    }

    /// <summary>A unit has run, or was taken out of the queue.</summary>
    internal void RemoveUnit(KernelUnit unit)
    {
        if (!unit.IsListed)
        {
            return;
        }

        using (LockDispatcher())
        {
            unit.IsListed = false;
            _units.Remove(unit);
            foreach (var flush in unit.Flushes ?? NoFlushes)
            {
                if (--flush.Remaining == 0)
                {
                    Touch(flush.Done);
                    flush.Done.SetLocked();
                }
            }
        }
    }
}
