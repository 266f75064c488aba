namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class CancelMissedBeforeRoutineIsSet : Bug
{
    public override string Story =>
        "A dispatch routine looks at Irp->Cancel, then sets its cancel routine and keeps the IRP. " +
        "A cancellation in between finds no routine, and nobody looks again: the routine must come first, the look second.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/kernel/synchronizing-irp-cancellation";

    /// <inheritdoc/>
    /// <remarks>The rule IrpCancelField sees it whatever the order.</remarks>
    public override bool ShowsInDefaultOrder => true;

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var lower = new DispatchDriver(kernel, (_, irp) =>
        {
            irp.MarkIrpPending();
            if (!isFixed && irp.Cancel)
            {
                DispatchDriver.CompleteIrp(irp, NtStatus.Cancelled);
                return NtStatus.Pending;
            }

            irp.SetCancelRoutine((_, cancelled) =>
            {
                IoManager.ReleaseCancelSpinLock(kernel, cancelled.CancelIrql);
                DispatchDriver.CompleteIrp(cancelled, NtStatus.Cancelled);
            });
            if (isFixed && irp.Cancel && irp.SetCancelRoutine(null) is not null)
            {
                DispatchDriver.CompleteIrp(irp, NtStatus.Cancelled);
            }

            return NtStatus.Pending;
        });
        var bench = new DriverBench(kernel, lower.Device);
        var request = bench.NewRequest();
        kernel.Spawn("canceller", () => request.CancelSentRequest());
        request.Send(bench.Target);
    }
}
