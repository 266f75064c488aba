namespace Wdf.IoTargets;

/// <summary>An IRP is in one driver's hands at a time.</summary>
internal sealed class SendIrpStillBelow : Checker
{
    private static readonly VerifierRule StillBelow = VerifierRule.IoManager(
        0x205, "An IRP must not be sent on while a lower driver has it.", "Send it again from, or after, a completion routine that answers STATUS_MORE_PROCESSING_REQUIRED.");

    public override IReadOnlyList<VerifierRule> Rules => [StillBelow];

    protected override void Listen(Verifier signals) => signals.IrpSending += OnSending;

    private void OnSending(DeviceObject device, Irp irp, IrpRecord record)
    {
        if (record.GivenAwayBy(DriverContext.Current) is { IsBelow: true } sender)
        {
            Report(StillBelow, irp, $"{sender.Device?.Name ?? "The creator"} sends {irp.Name} to {device.Name}, but {record.Top.Device?.Name} has it.");
        }
    }
}
