namespace Wdf.IoTargets;

/// <summary>The status in the IRP is what its originator gets.</summary>
internal sealed class CompletionStatus : Checker
{
    private static readonly VerifierRule NotFinal = VerifierRule.IoManager(
        0x06, "An IRP must not be completed with STATUS_PENDING or 0xFFFFFFFF.", "Set IoStatus.Status to the result of the operation; the STATUS_PENDING of a call is none.");

    private static readonly VerifierRule Contradicts = VerifierRule.Wdm(
        "CompleteRequestStatusCheck",
        "A dispatch routine should not complete with success what the driver below has failed.",
        "Complete the IRP with the status that came back, unless the driver really makes good for the failure.") with
    { Default = RuleLevel.Off };

    public override IReadOnlyList<VerifierRule> Rules => [NotFinal, Contradicts];

    protected override void Listen(Verifier signals) => signals.IrpCompleting += OnCompleting;

    private void OnCompleting(Irp irp, IrpRecord record)
    {
        var status = irp.StatusBlock.Status;
        if (status is NtStatus.Pending or (NtStatus)0xFFFFFFFF)
        {
            Report(NotFinal, irp, $"{irp.Name} is completed with {status.ToName()}, which is no final status.");
        }

        // Only for a dispatch routine of a WDM driver that runs still: the framework maps errors, and a later routine may have tried something else.
        if (record.Top is { IsTakenBack: true, IsDispatching: true } top && top.Device!.FrameworkDevice is null && !top.StatusBack.IsSuccess && status.IsSuccess
            && ReferenceEquals(irp.Kernel.CurrentActor.DispatchVisit, top))
        {
            Report(Contradicts, irp, $"{top.Device.Name} completes {irp.Name} with {status.ToName()}; it came back with {top.StatusBack.ToName()}.");
        }
    }
}
