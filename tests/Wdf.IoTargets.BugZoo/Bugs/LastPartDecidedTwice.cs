using Wdf.IoTargets.Ddi;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class LastPartDecidedTwice : Bug
{
    public override string Story =>
        "A splitter counts its parts down in the completion routines and completes the parent when the count is 0, but reads the count a second time to see that. " +
        "One processor never shows it, because DPCs do not interrupt each other; two processors complete the parent twice.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/kernel/guidelines-for-writing-dpc-routines";

    public override bool NeedsTwoCpus => true;

    public override int Budget => 1_000;

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var left = 2;
        var done = bench.NewEvent("all parts");
        var completions = 0;
        void PartDone()
        {
            var now = WdmH.InterlockedDecrement(ref left);
            Interleave.Point();
            if ((isFixed ? now : left) == 0)
            {
                completions++;
                done.Set();
            }
        }

        kernel.Post("part 1", PartDone);
        kernel.Post("part 2", PartDone);
        bench.Wait(done);
        kernel.RunUntilIdle();
        DriverBench.Require(completions == 1, $"the parent was completed {completions} times");
    }
}
