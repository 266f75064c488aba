namespace Wdf.IoTargets;

/// <summary>Once an IRP is on a list another thread may complete and free it: the mark comes before.</summary>
internal sealed class MarkBeforeQueue : Checker
{
    private static readonly VerifierRule Interlocked = VerifierRule.Wdm(
        "MarkingInterlockedQueuedIrps", "An IRP must be marked pending before it is put on a list by an interlocked routine.", "Call IoMarkIrpPending before ExInterlockedInsertTailList.");

    private static readonly VerifierRule UnderLock = VerifierRule.Wdm(
        "MarkingQueuedIrps", "An IRP that was put on a list under a spin lock must be marked pending before the lock is released.", "Call IoMarkIrpPending before KeReleaseSpinLock.");

    public override IReadOnlyList<VerifierRule> Rules => [Interlocked, UnderLock];

    protected override void Listen(Verifier signals)
    {
        signals.IrpQueueing += OnQueueing;
        signals.IrpMarking += OnMarking;
    }

    // One that was pended before and is queued again carries its mark already.
    private void OnQueueing(Irp irp, IrpRecord record, bool isInterlocked)
    {
        if (isInterlocked && record.Top is { IsCreator: false, IsMarked: false, IsDispatching: true } top)
        {
            Report(Interlocked, irp, $"{top.Device!.Name} puts {irp.Name} on an interlocked list without having marked it pending.");
        }
        else if (!isInterlocked)
        {
            record.Top.QueuedUnder = InnermostSpinLock(irp.Kernel.CurrentActor);
        }
    }

    private void OnMarking(Irp irp, IrpRecord record)
    {
        if (record.Top is { IsCreator: false, IsMarked: false, QueuedUnder: { } guard } top && irp.Kernel.CurrentActor.Record.IndexOf(guard) < 0)
        {
            Report(UnderLock, irp, $"{top.Device!.Name} put {irp.Name} on a list under {guard.Name}, released the lock, and marks the IRP pending only now.");
        }
    }

    private static KernelObject? InnermostSpinLock(KernelActor actor)
    {
        var locks = actor.Record.Locks;
        for (var i = locks.Length - 1; i >= 0; i--)
        {
            if (locks[i].IsSpinLock)
            {
                return locks[i].Lock;
            }
        }

        return null;
    }
}
