namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class MissingWaitInStopPath : Bug
{
    public override string Story =>
        "The stop path stops the target without waiting and frees the buffer that the completion routine fills. " +
        "WdfIoTargetLeaveSentIoPending leaves the sent request with the lower driver; its routine still runs, later.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/ne-wdfiotarget-_wdf_io_target_sent_io_action";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var buffer = kernel.AllocatePool(16);
        var filled = bench.NewEvent("filled");
        bench.Send((_, _, in _, _) =>
        {
            buffer.Span[0] = 1;
            filled.Set();
        });
        var stopper = kernel.Spawn("stopper", () =>
        {
            bench.Target.Stop(isFixed ? WdfIoTargetSentIoAction.WaitForSentIoToComplete : WdfIoTargetSentIoAction.LeaveSentIoPending);
            if (isFixed)
            {
                // The stop alone is not enough: it does not wait for a request that has left the target's list when its routine is only about to run.
                bench.Wait(filled);
            }

            kernel.FreePool(buffer);
        });
        stopper.Join();
    }
}
