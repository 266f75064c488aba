namespace Wdf.IoTargets;

/// <summary>The pending mark and STATUS_PENDING belong together: the I/O manager decides by both which way the completion takes.</summary>
/// <remarks>
/// A mark counts for the driver that made it, not for its location: after a skip two drivers share one. A driver may hand on what the driver below
/// returned; a mark that its completion routine made because PendingReturned was set then belongs to the driver below.
/// </remarks>
internal sealed class PendingMark : VisitChecker
{
    private const string MarkAndReturn = "Call IoMarkIrpPending before anybody else can complete the IRP, and return STATUS_PENDING; or do neither.";

    private static readonly VerifierRule Marked = VerifierRule.Wdm(
        "MarkIrpPending", "A dispatch routine that marked the IRP pending must return STATUS_PENDING, whatever became of the IRP.", MarkAndReturn) with
    { BugCheckCode = 0xC9, Parameter1 = 0x23E };

    private static readonly VerifierRule Unmarked = VerifierRule.Wdm(
        "MarkIrpPending2", "A dispatch routine that returns STATUS_PENDING must have marked the IRP pending, or have passed it down.", MarkAndReturn) with
    { BugCheckCode = 0xC9, Parameter1 = 0x23D };

    private static readonly VerifierRule Completed = VerifierRule.Wdm(
        "PendedCompletedRequest", "A dispatch routine must not return STATUS_PENDING for an IRP that it has completed without marking it pending before.", "Return the status that the IRP was completed with, or mark it pending before the completion.");

    private static readonly VerifierRule Lost = VerifierRule.IoManager(
        0x228, "A completion routine that lets the completion go on must pass the pending mark on.", "if (Irp->PendingReturned) IoMarkIrpPending(Irp); first, unless the dispatch routine has marked the IRP itself.");

    private static readonly VerifierRule Unmarked23D = VerifierRule.IoManager(0x23D, Unmarked.Forbidden, MarkAndReturn);
    private static readonly VerifierRule Unmarked24C = VerifierRule.IoManager(0x24C, Unmarked.Forbidden, MarkAndReturn);
    private static readonly VerifierRule Marked23E = VerifierRule.IoManager(0x23E, Marked.Forbidden, MarkAndReturn);

    public override IReadOnlyList<VerifierRule> Rules => [Marked, Unmarked, Completed, Lost, Unmarked23D, Unmarked24C, Marked23E];

    protected override void Listen(Verifier signals)
    {
        base.Listen(signals);
        signals.RoutineLetGo += OnRoutineLetGo;
    }

    protected override void Judge(IrpVisit visit, NtStatus status)
    {
        if (visit.IsMarked)
        {
            if (status != NtStatus.Pending && !(visit.IsMarkedByRoutineOnly && status == visit.SendStatus))
            {
                Report(Marked, visit, $"The dispatch routine of {visit.Device!.Name} marked {visit.Irp.Name} pending and returned {status.ToName()}.");
            }
        }
        else if (status == NtStatus.Pending)
        {
            if (visit.HasCompleted)
            {
                Report(Completed, visit, $"The dispatch routine of {visit.Device!.Name} completed {visit.Irp.Name}, which it had not marked pending, and returned STATUS_PENDING.");
            }
            else if (!visit.HasSent)
            {
                Report(Unmarked, visit, $"The dispatch routine of {visit.Device!.Name} returned STATUS_PENDING for {visit.Irp.Name} without marking it pending or passing it down.");
            }
        }
    }

    private void OnRoutineLetGo(Irp irp, IrpVisit owner, bool wasPending)
    {
        if (wasPending && irp.Fate != IrpFate.Freed && irp.CurrentLocation <= irp.StackCount
            && (irp.Location(irp.CurrentLocation).Control & StackLocationControl.PendingReturned) == 0)
        {
            Report(Lost, irp, $"The completion routine of {owner.Device?.Name ?? "the creator"} let the completion of {irp.Name} go on with PendingReturned set, and the IRP is not marked pending in its location.");
        }
    }
}
