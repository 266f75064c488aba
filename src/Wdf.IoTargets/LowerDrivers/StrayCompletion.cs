namespace Wdf.IoTargets;

/// <summary>Completes an IRP that its driver has completed before: what a deliberately broken driver does.</summary>
internal sealed class StrayCompletion(LowerDriver driver, Irp irp) : KernelTimer
{
    public override KernelObject? Subject => irp;

    public override void Expire() => irp.Kernel.Post(driver.UnitName, () => driver.CompleteAgain(irp, TimeSpan.Zero), irp);
}
