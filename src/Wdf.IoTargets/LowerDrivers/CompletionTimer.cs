namespace Wdf.IoTargets;

/// <summary>Completes a held IRP after simulated time, from a unit.</summary>
internal sealed class CompletionTimer(PendingIrp pending, string unitName, Func<SimulatedIo, IoResult> answer) : KernelTimer
{
    private readonly Irp _irp = pending.Subject;

    public override KernelObject? Subject => _irp;

    public override void Expire() => pending.Kernel.Post(unitName, () => pending.Complete(answer), _irp);
}
