namespace Wdf.IoTargets;

/// <summary>An IRP that belongs to no thread has nobody at its end but its creator's completion routine.</summary>
internal sealed class OwnIrpNeedsCompletionRoutine : Checker
{
    private const string SetOne = "Call IoSetCompletionRoutine before IoCallDriver, for all outcomes; the routine frees or keeps the IRP and answers STATUS_MORE_PROCESSING_REQUIRED.";

    private static readonly VerifierRule Allocated = VerifierRule.Wdm("IoAllocateForward", "The creator must set a completion routine before it sends an IRP from IoAllocateIrp.", SetOne);
    private static readonly VerifierRule Built = VerifierRule.Wdm("IoBuildFsdForward", "The builder must set a completion routine before it sends an IRP from IoBuildAsynchronousFsdRequest.", SetOne);

    public override IReadOnlyList<VerifierRule> Rules => [Allocated, Built];

    protected override void Listen(Verifier signals) => signals.IrpSending += OnSending;

    private void OnSending(DeviceObject device, Irp irp, IrpRecord record)
    {
        if (record.Top.IsCreator && record.Builder is IrpBuilder.Allocate or IrpBuilder.AsynchronousFsd
            && irp.CurrentLocation > 1 && irp.Location(irp.CurrentLocation - 1).CompletionRoutine is null)
        {
            Report(record.Builder == IrpBuilder.Allocate ? Allocated : Built, irp, $"{irp.Name} is sent to {device.Name} by its creator without a completion routine.");
        }
    }
}
