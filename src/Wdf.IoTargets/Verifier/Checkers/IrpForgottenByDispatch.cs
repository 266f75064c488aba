namespace Wdf.IoTargets;

/// <summary>A dispatch routine must complete the IRP, pass it down or pend it; one that only returns leaves the originator without an answer.</summary>
internal sealed class IrpForgottenByDispatch : VisitChecker
{
    private const string DoOne = "Set IoStatus and call IoCompleteRequest, or IoCallDriver, or IoMarkIrpPending and STATUS_PENDING for an IRP that is kept.";

    private static readonly VerifierRule Success = VerifierRule.Wdm(
        "IrpProcessingComplete", "A dispatch routine must not return STATUS_SUCCESS for an IRP that nobody has completed.", DoOne) with
    { BugCheckCode = 0xC9, Parameter1 = 0x226 };

    private static readonly VerifierRule Other = VerifierRule.IoManager(0x226, "A dispatch routine must not return without having completed, passed down or pended the IRP.", DoOne);

    public override IReadOnlyList<VerifierRule> Rules => [Success, Other];

    protected override void Judge(IrpVisit visit, NtStatus status)
    {
        if (status == NtStatus.Pending || visit.IsGone || visit.HasCompleted || visit.IsBelow || (visit.HasSent && !visit.IsTakenBack))
        {
            return;
        }

        var what = visit.IsTakenBack ? "had taken it back from the driver below and did not complete it" : "neither completed it nor passed it down";
        Report(status == NtStatus.Success ? Success : Other, visit, $"The dispatch routine of {visit.Device!.Name} returned {status.ToName()} for {visit.Irp.Name}, but {what}.");
    }
}
