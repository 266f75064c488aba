namespace Wdf.IoTargets;

/// <summary>The cancel routine belongs to the driver that has the IRP now: it is set, tested against an earlier cancellation, and taken back before the IRP goes on.</summary>
internal sealed class CancelRoutine : VisitChecker
{
    private const string ClearFirst = "if (IoSetCancelRoutine(Irp, NULL) != NULL) the IRP is the driver's to complete or to send; else the cancel routine completes it.";
    private const string TheOneAlive = "An IRP must not be completed while a cancel routine is set.";

    private static readonly VerifierRule Unread = VerifierRule.Wdm(
        "IrpCancelField",
        "A driver that leaves a cancel routine on a pended IRP must look at Irp->Cancel after it has set the routine.",
        "After IoSetCancelRoutine: if (Irp->Cancel && IoSetCancelRoutine(Irp, NULL) != NULL) unlink the IRP and complete it with STATUS_CANCELLED.");

    private static readonly VerifierRule AtCompletion = VerifierRule.IoManager(0x07, TheOneAlive, ClearFirst);
    private static readonly VerifierRule AtSend = VerifierRule.IoManager(0x203, "An IRP must not be sent on while a cancel routine is set.", ClearFirst);
    private static readonly VerifierRule ByOther = VerifierRule.IoManager(0x229, "A driver must not set or clear the cancel routine of an IRP that a lower driver has.", "Set it while the driver keeps the IRP, and clear it before IoCallDriver.");
    private static readonly VerifierRule AtCompletion23C = VerifierRule.IoManager(0x23C, TheOneAlive, ClearFirst);

    private static readonly VerifierRule Completed = new(
        "wdm", "0x48_CANCEL_STATE_IN_COMPLETED_IRP", "An IRP that has been completed must not be cancelled with a cancel routine in it.", "Clear the cancel routine before IoCompleteRequest; hold an IRP against its completion while it is cancelled.")
    {
        BugCheckCode = 0x48,
        Page = "https://learn.microsoft.com/windows-hardware/drivers/debugger/bug-check-0x48--cancel-state-in-completed-irp",
    };

    public override IReadOnlyList<VerifierRule> Rules => [Unread, AtCompletion, AtSend, ByOther, AtCompletion23C, Completed];

    protected override void Listen(Verifier signals)
    {
        base.Listen(signals);
        signals.IrpCompleting += OnCompleting;
        signals.IrpSending += OnSending;
        signals.CancelRoutineChanging += OnChanging;
        signals.Cancelling += OnCancelling;
    }

    protected override void Judge(IrpVisit visit, NtStatus status)
    {
        if (status == NtStatus.Pending && visit.IsCancelUnread && visit.IsMarked && !visit.IsGone && !visit.HasSent && visit.Irp.CancelRoutine is not null)
        {
            Report(Unread, visit, $"The dispatch routine of {visit.Device!.Name} set a cancel routine for {visit.Irp.Name} and pended it without looking at Irp->Cancel: an earlier cancellation is lost.");
        }
    }

    private void OnCompleting(Irp irp, IrpRecord record)
    {
        if (irp.CancelRoutineWord is not null && irp.Fate != IrpFate.Freed)
        {
            Report(AtCompletion, irp, $"{irp.Name} is completed by {record.Top.Device?.Name ?? "its creator"} while its cancel routine is set.");
        }
    }

    private void OnSending(DeviceObject device, Irp irp, IrpRecord record)
    {
        if (irp.CancelRoutineWord is not null && irp.Fate != IrpFate.Freed)
        {
            Report(AtSend, irp, $"{irp.Name} is sent to {device.Name} while its cancel routine is set.");
        }
    }

    private void OnChanging(Irp irp, IrpRecord record, DriverCancel? routine)
    {
        if (record.GivenAwayBy(DriverContext.Current) is { IsBelow: true } sender)
        {
            Report(ByOther, irp, $"{sender.Device?.Name ?? "The creator"} {(routine is null ? "clears" : "sets")} the cancel routine of {irp.Name}, which {record.Top.Device?.Name} has.");
        }
    }

    private void OnCancelling(Irp irp, IrpRecord record)
    {
        // In this order: on real threads the IRP may be completed, which clears the routine first, between the two looks.
        // A stopped target keeps a request that was sent before, cancelable, in the cancel-safe way: that is no completed IRP.
        if ((record.IsFinished || record.HasReturned) && irp.QueueEntry is null && Volatile.Read(ref irp.CancelRoutineWord) is not null)
        {
            Report(Completed, irp, $"{irp.Name} is cancelled after it was completed, with a cancel routine in it.");
        }
    }
}
