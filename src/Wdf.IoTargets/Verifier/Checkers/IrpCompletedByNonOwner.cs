namespace Wdf.IoTargets;

/// <summary>Only the owner completes an IRP: the driver of the current location, until it has passed the IRP down, and again once its own routine has stopped the completion.</summary>
internal sealed class IrpCompletedByNonOwner : Checker
{
    private const string TakeBack = "Set a completion routine that answers STATUS_MORE_PROCESSING_REQUIRED and sets an event; wait for it when IoCallDriver returned STATUS_PENDING; then complete the IRP.";
    private const string Free = "The creator has no location in the IRP: it frees or reuses it in, or after, its completion routine, which answers STATUS_MORE_PROCESSING_REQUIRED.";

    private static readonly VerifierRule Given = VerifierRule.Wdm(
        "CompleteRequest", "A driver must not complete an IRP that it has given away, and must complete one that it has taken back.", TakeBack);

    private static readonly VerifierRule Allocated = VerifierRule.Wdm("IoAllocateComplete", "The creator must not complete an IRP that it got from IoAllocateIrp.", Free);
    private static readonly VerifierRule Built = VerifierRule.Wdm("IoBuildFsdComplete", "The builder must not complete an IRP that it got from IoBuildAsynchronousFsdRequest.", Free);

    private static readonly VerifierRule Pended = VerifierRule.Wdm(
        "PendedCompletedRequest2", "A driver must not complete an IRP that a lower driver still has.", TakeBack) with
    { BugCheckCode = 0xC9, Parameter1 = 0x209 };

    private static readonly VerifierRule PendedMarked = VerifierRule.Wdm(
        "PendedCompletedRequest3", "A driver must not complete an IRP that it has marked pending and passed down.", TakeBack) with
    { BugCheckCode = 0xC9, Parameter1 = 0x209 };

    private static readonly VerifierRule PendedExtended = VerifierRule.Wdm(
        "PendedCompletedRequestEx", "A driver must not complete an IRP that a lower driver still has; the routine of IoSetCompletionRoutineEx would run on it later.", TakeBack) with
    { BugCheckCode = 0xC9, Parameter1 = 0x209 };

    private static readonly VerifierRule Below = VerifierRule.IoManager(0x209, "An IRP must not be completed while a lower driver has it.", "Let the driver that has the IRP complete it.");

    private static readonly VerifierRule NeverSent = VerifierRule.IoManager(0x239, "An IRP that has never been sent should not be completed.", Free) with { Default = RuleLevel.Off };

    public override IReadOnlyList<VerifierRule> Rules => [Given, Allocated, Built, PendedExtended, PendedMarked, Pended, Below, NeverSent];

    protected override void Listen(Verifier signals)
    {
        signals.IrpCompleting += OnCompleting;
        signals.Ended += OnEnded;
    }

    private void OnCompleting(Irp irp, IrpRecord record)
    {
        var caller = DriverContext.Current;
        if (record.GivenAwayBy(caller) is { IsBelow: true } sender)
        {
            var rule = sender.IsCreator ? Below : sender.Routine == RoutineForm.Extended ? PendedExtended : sender.IsMarked ? PendedMarked : Pended;
            Report(rule, irp, $"{sender.Device?.Name ?? "The creator"} completes {irp.Name}, which {record.Top.Device?.Name} has.");
        }
        else if (record.LostBy(caller) is { HasCompleted: false } lost)
        {
            Report(Given, irp, $"{lost.Device?.Name ?? "A driver"} completes {irp.Name}, whose completion has passed it.");
        }
        else if (record.Top.IsCreator && !record.IsFinished && irp.CurrentLocation == irp.StackCount + 1 && irp.Fate != IrpFate.Freed)
        {
            OnCompletingByCreator(irp, record);
        }
    }

    private void OnCompletingByCreator(Irp irp, IrpRecord record)
    {
        if (record.Builder is IrpBuilder.Allocate or IrpBuilder.AsynchronousFsd)
        {
            var rule = record.Builder == IrpBuilder.Allocate ? Allocated : Built;
            Report(rule, irp, $"{irp.Name} is completed by its creator{(record.Creator.HasSent ? string.Empty : ", and was never sent")}.");
        }
    }

    private void OnEnded(RunEnd end)
    {
        foreach (var irp in Verifier.Kernel.Live<Irp>(KernelObjectKind.Irp))
        {
            if (end == RunEnd.Ended && irp.Record?.Top is { IsCreator: false, IsTakenBack: true } holder && holder.Device!.FrameworkDevice is null)
            {
                Report(Given, irp, $"{holder.Device.Name} stopped the completion of {irp.Name} and never resumed it.");
            }
        }
    }
}
