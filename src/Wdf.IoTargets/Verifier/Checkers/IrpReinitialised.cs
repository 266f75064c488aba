namespace Wdf.IoTargets;

/// <summary>Making an IRP as new loses what a builder attached to it, and tears it from the hands of whoever has it.</summary>
internal sealed class IrpReinitialised : Checker
{
    private const string Own = "Reuse only an IRP that this driver got from IoAllocateIrp, when its completion routine has stopped the completion; build a new one otherwise.";
    private const string NoNeed = "IoAllocateIrp has initialised it; use IoReuseIrp to send it again.";
    private const string Again = "IoInitializeIrp must not be called for an IRP from IoAllocateIrp";

    private static readonly VerifierRule BuiltOne = VerifierRule.Wdm("IoReuseIrp", "IoReuseIrp must be called only for an IRP from IoAllocateIrp.", Own) with { BugCheckCode = 0xC9, Parameter1 = 0x311 };
    private static readonly VerifierRule Foreign = VerifierRule.Wdm("IoReuseIrp2", "IoReuseIrp must not be called for an IRP that the driver received.", Own);
    private static readonly VerifierRule Charged = VerifierRule.IoManager(0x20D, Again + ": the quota that was charged for it is lost.", NoNeed);
    private static readonly VerifierRule Allocated = VerifierRule.IoManager(0x238, Again + ".", NoNeed) with { Default = RuleLevel.Warning };
    private static readonly VerifierRule InUse = VerifierRule.IoManager(0x310, "An IRP must not be made as new while a driver has it, or with a cancel routine set.", Own);
    private static readonly VerifierRule Built = VerifierRule.IoManager(0x311, "An IRP that a builder made must not be made as new.", Own);

    public override IReadOnlyList<VerifierRule> Rules => [Foreign, BuiltOne, Charged, Allocated, InUse, Built];

    protected override void Listen(Verifier signals) => signals.Reinitialising += OnReinitialising;

    private void OnReinitialising(Irp irp, IrpRecord record, bool isReuse)
    {
        if (isReuse && record.IsReceivedBy(DriverContext.Current))
        {
            Report(Foreign, irp, $"IoReuseIrp was called for {irp.Name}, which the driver received.");
        }
        else if (isReuse && record.Builder != IrpBuilder.Allocate)
        {
            Report(BuiltOne, irp, $"IoReuseIrp was called for {irp.Name}, which came from {record.Builder}.");
        }
        else if (!isReuse && record.Builder is not (IrpBuilder.Allocate or IrpBuilder.Initialize))
        {
            Report(Built, irp, $"IoInitializeIrp was called for {irp.Name}, which came from {record.Builder}.");
        }
        else if (irp.Fate == IrpFate.InFlight || irp.CancelRoutine is not null)
        {
            Report(InUse, irp, $"{irp.Name} is made as new while {(irp.Fate == IrpFate.InFlight ? $"{irp.Owner()?.Name ?? "a driver"} has it" : "its cancel routine is set")}.");
        }
        else if (!isReuse && record.Builder == IrpBuilder.Allocate)
        {
            Report(record.ChargesQuota ? Charged : Allocated, irp, $"IoInitializeIrp was called for {irp.Name}, which came from IoAllocateIrp.");
        }
    }
}
