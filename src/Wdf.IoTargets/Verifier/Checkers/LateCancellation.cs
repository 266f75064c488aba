namespace Wdf.IoTargets;

/// <summary>A process that ends waits for its IRPs: the driver that has a cancelled one must complete it soon.</summary>
internal sealed class LateCancellation : Checker
{
    private static readonly VerifierRule Late = VerifierRule.Detected(
        0x135,
        "A cancelled IRP of an application must be completed within a limit.",
        "Set a cancel routine for an IRP that may wait for long; let one that the hardware works on end by a time-out of the driver's own.") with
    { Default = RuleLevel.Off };

    public override IReadOnlyList<VerifierRule> Rules => [Late];

    protected override void Listen(Verifier signals)
    {
        if (signals.IsOn(Late))
        {
            signals.Cancelling += OnCancelling;
        }
    }

    private void OnCancelling(Irp irp, IrpRecord record)
    {
        if (irp.RequestorMode == ProcessorMode.UserMode && record.Builder == IrpBuilder.System && irp.Fate == IrpFate.InFlight)
        {
            var kernel = irp.Kernel;
            kernel.Scheduler.Arm(new Limit(this, irp, record.Creator.Generation), kernel.DueOf(KernelTimeout.After(kernel.Options.CancellationLimit)));
        }
    }

    private void OnLimit(Irp irp, int generation)
    {
        if (irp.Fate == IrpFate.InFlight && irp.Record!.Creator.Generation == generation)
        {
            Report(Late, irp, $"{irp.Name} was cancelled {irp.Kernel.Options.CancellationLimit} ago, and {irp.Owner()?.Name ?? "a driver"} has it still.");
        }
    }

    private sealed class Limit(LateCancellation checker, Irp irp, int generation) : KernelTimer
    {
        public override KernelObject? Subject => irp;

        public override void Expire() => irp.Kernel.Post($"limit of {irp.Name}", () => checker.OnLimit(irp, generation), irp);
    }
}
