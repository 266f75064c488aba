namespace Wdf.IoTargets;

/// <summary>An IRP is completed once by each driver that has it: afterwards its memory may be another request already.</summary>
internal sealed class IrpCompletedTwice : Checker
{
    private static readonly VerifierRule Same = VerifierRule.Wdm(
        "DoubleCompletion", "A driver must not call IoCompleteRequest again for an IRP that it has completed.", "Complete an IRP once; after IoCompleteRequest it belongs to the I/O manager.") with
    { BugCheckCode = 0x44 };

    private static readonly VerifierRule Any = new(
        "wdm", "0x44_MULTIPLE_IRP_COMPLETE_REQUESTS", "An IRP whose completion has reached its originator must not be completed again.", "Find out which two drivers, or which two paths of one, believe that they own the IRP; its history names the first.")
    {
        BugCheckCode = 0x44,
        Page = "https://learn.microsoft.com/windows-hardware/drivers/debugger/bug-check-0x44--multiple-irp-complete-requests",
    };

    public override IReadOnlyList<VerifierRule> Rules => [Same, Any];

    protected override void Listen(Verifier signals) => signals.IrpCompleting += OnCompleting;

    private void OnCompleting(Irp irp, IrpRecord record)
    {
        var caller = DriverContext.Current;
        if (record.LostBy(caller) is { } lost)
        {
            if (lost.HasCompleted)
            {
                Report(Same, irp, $"{lost.Device?.Name ?? "A driver"} completes {irp.Name}, which it has completed before.");
            }
            else if (record.IsFinished && !lost.IsDispatching)
            {
                Report(Any, irp, $"{irp.Name} is completed by {lost.Device?.Name ?? "a driver"} after its completion has reached the originator.");
            }
        }
        else if (record.IsFinished)
        {
            Report(Any, irp, $"{irp.Name} is completed after its completion has reached the originator.");
        }
    }
}
