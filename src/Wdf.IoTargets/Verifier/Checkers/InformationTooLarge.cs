namespace Wdf.IoTargets;

/// <summary>The I/O manager copies as many bytes to the originator as the IRP says.</summary>
internal sealed class InformationTooLarge : Checker
{
    private static readonly VerifierRule TooLarge = VerifierRule.IoManager(
        0x312,
        "IoStatus.Information of a buffered transfer must not exceed the originator's output buffer.",
        "Set Information to the bytes that were put into the system buffer; with STATUS_BUFFER_OVERFLOW to the length of the output.");

    public override IReadOnlyList<VerifierRule> Rules => [TooLarge];

    protected override void Listen(Verifier signals) => signals.IrpFinishing += OnFinishing;

    private void OnFinishing(Irp irp)
    {
        var result = irp.StatusBlock;
        if (irp.IsThreadBound && result.Information > (ulong)irp.UserBuffer.Length && irp.Flags.HasFlag(IrpFlags.BufferedIo | IrpFlags.InputOperation)
            && !result.Status.IsError && result.Status != NtStatus.VerifyRequired)
        {
            Report(TooLarge, irp, $"{irp.Name} is completed with Information {result.Information}, and its originator has room for {irp.UserBuffer.Length} bytes.");
        }
    }
}
