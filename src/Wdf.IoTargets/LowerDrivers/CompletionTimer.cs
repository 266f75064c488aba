namespace Wdf.IoTargets;

/// <summary>Completes a held IRP after simulated time, from a unit.</summary>
internal sealed class CompletionTimer(PendingIrp pending, string unitName, Func<SimulatedIo, IoResult> answer) : KernelTimer
{
    private readonly Irp _irp = pending.Subject;

    public override KernelObject? Subject => _irp;

    // On whatever thread waits just now, in the code of whatever driver: the unit is not that driver's.
    public override void Expire()
    {
        var outer = DriverContext.Lend(null);
        pending.Kernel.Post(unitName, () => pending.Complete(answer), _irp);
        DriverContext.Lend(outer);
    }
}
