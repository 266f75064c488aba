namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class DpcNotFlushedBeforeFree : Bug
{
    public override string Story =>
        "The stop path waits for all sent requests and frees the context, but the last completion routine has queued a DPC that works on that context. " +
        "What a completion starts must be drained too.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keflushqueueddpcs";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var context = kernel.AllocatePool(8);
        var completed = bench.NewEvent("completed");
        var flushed = bench.NewEvent("flushed");
        bench.Send((_, _, in _, _) =>
        {
            kernel.Post("follow-up DPC", () =>
            {
                context.Span[0]++;
                flushed.Set();
            });
            completed.Set();
        });
        bench.Wait(completed);
        bench.Target.Stop(WdfIoTargetSentIoAction.WaitForSentIoToComplete);
        if (isFixed)
        {
            bench.Wait(flushed);
        }

        kernel.FreePool(context);
    }
}
