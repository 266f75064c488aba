namespace Wdf.IoTargets;

/// <summary>What a dispatch routine returns must be what became of the IRP: the originator decides by it whether to wait.</summary>
internal sealed class DispatchReturnStatus : VisitChecker
{
    private const string ReturnIt = "Return the status of the IRP that was completed, what IoCallDriver returned for one that was passed down, STATUS_PENDING for one that was marked pending.";
    private const string Suspicious = "A dispatch routine must return a real status.";

    private static readonly VerifierRule Lower = VerifierRule.Wdm(
        "LowerDriverReturn",
        "A dispatch routine that passes the IRP down and neither marks nor completes it must return what the driver below returned.",
        "return IoCallDriver(lower, Irp); or mark the IRP pending before it is sent, and return STATUS_PENDING.");

    private static readonly VerifierRule Other = VerifierRule.IoManager(0x224, "The status that a dispatch routine returns must be the one that it completed the IRP with.", ReturnIt);
    private static readonly VerifierRule MinusOne = VerifierRule.IoManager(0x225, "A dispatch routine must not return 0xFFFFFFFF.", ReturnIt);
    private static readonly VerifierRule Garbage = VerifierRule.IoManager(0x300, Suspicious, "Initialise the variable that is returned; translate a framework status before the IRP is completed with it.") with { Default = RuleLevel.Warning };
    private static readonly VerifierRule Garbage21B = VerifierRule.IoManager(0x21B, Suspicious, Garbage.Remedy) with { Default = RuleLevel.Warning };

    public override IReadOnlyList<VerifierRule> Rules => [MinusOne, Lower, Other, Garbage, Garbage21B];

    protected override void Judge(IrpVisit visit, NtStatus status)
    {
        if (status == (NtStatus)0xFFFFFFFF)
        {
            Report(MinusOne, visit, $"The dispatch routine of {visit.Device!.Name} returned 0xFFFFFFFF for {visit.Irp.Name}.");
        }
        else if (visit.IsMarked)
        {
            // Whatever else it returns, the mark is the mistake.
        }
        else if (visit.HasCompleted)
        {
            JudgeCompleted(visit, status);
        }
        else if (visit.HasSent && visit.SendStatus is { } lower && lower != status)
        {
            Report(Lower, visit, $"The dispatch routine of {visit.Device!.Name} passed {visit.Irp.Name} down, got {lower.ToName()} and returned {status.ToName()}.");
        }
    }

    private void JudgeCompleted(IrpVisit visit, NtStatus status)
    {
        if (status != NtStatus.Pending && status != visit.CompletedStatus)
        {
            Report(Other, visit, $"The dispatch routine of {visit.Device!.Name} completed {visit.Irp.Name} with {visit.CompletedStatus.ToName()} and returned {status.ToName()}.");
        }
        else if (IsGarbage(status))
        {
            Report(Garbage, visit, $"The dispatch routine of {visit.Device!.Name} returned {status.ToName()} for {visit.Irp.Name}.");
        }
    }

    // What compilers and allocators fill memory with, and the framework's own codes, which nobody above knows.
    private static bool IsGarbage(NtStatus status) =>
        (uint)status is 0xCCCCCCCC or 0xCDCDCDCD or 0xDDDDDDDD or 0xFDFDFDFD or 0xFEEEFEEE or 0xBAADF00D or 0xDEADBEEF
        || ((uint)status & 0x0FFF0000) == 0x00200000;
}
