namespace Wdf.IoTargets;

/// <summary>Completion routines of the drivers above run inside IoCompleteRequest; they may come back to this driver, and meet its lock.</summary>
internal sealed class CompleteUnderSpinLock : Checker
{
    private static readonly VerifierRule Complete = VerifierRule.Wdm(
        "SpinLockSafe", "A driver must not call IoCompleteRequest while it holds a spin lock.", "Take the IRP off its list under the lock, release the lock, then complete the IRP.");

    public override IReadOnlyList<VerifierRule> Rules => [Complete];

    protected override void Listen(Verifier signals) => signals.IrpCompleting += OnCompleting;

    // Only locks of the driver that completes: one that a driver above holds over its send is that driver's question, those of the framework are nobody's.
    private void OnCompleting(Irp irp, IrpRecord record)
    {
        var actor = irp.Kernel.CurrentActor;
        foreach (ref readonly var held in actor.Record.Locks)
        {
            if (held.IsKernelSpinLock && ReferenceEquals(held.Driver, DriverCode.Of(actor)))
            {
                Report(Complete, irp, $"{irp.Name} is completed while {actor.Name} holds {held.Lock.Name}.");
                return;
            }
        }

        if (ReferenceEquals(irp.Kernel.CancelSpinLock.Owner, actor))
        {
            Report(Complete, irp, $"{irp.Name} is completed while {actor.Name} holds the cancel spin lock.");
        }
    }
}
