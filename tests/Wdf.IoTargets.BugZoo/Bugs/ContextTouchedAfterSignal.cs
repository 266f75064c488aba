namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class ContextTouchedAfterSignal : Bug
{
    public override string Story =>
        "The completion routine signals that all is done and then counts the completion in the context that the waiter frees. " +
        "On one processor the DPC ends before the waiter runs; on two the waiter is faster.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kesetevent";

    public override bool NeedsTwoCpus => true;

    public override int Budget => 1_000;

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var context = kernel.AllocatePool(4);
        var done = bench.NewEvent("done");
        bench.Send((_, _, in _, _) =>
        {
            if (isFixed)
            {
                context.Span[0]++;
                done.Set();
                return;
            }

            done.Set();
            Interleave.Point();
            context.Span[0]++;
        });
        bench.Wait(done);
        kernel.FreePool(context);
        kernel.RunUntilIdle();
    }
}
