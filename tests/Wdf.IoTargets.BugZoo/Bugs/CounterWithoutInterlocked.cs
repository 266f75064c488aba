using Wdf.IoTargets.Ddi;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class CounterWithoutInterlocked : Bug
{
    public override string Story =>
        "The count of outstanding requests goes up in the send path and down in the completion routine with ++ and --, which are a read and a write each. " +
        "One lost update, and the removal waits for a count of 0 that never comes.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-interlockedincrement";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var outstanding = 0;
        var isRemoving = false;
        var drained = bench.NewEvent("drained");
        void Count(int change)
        {
            if (isFixed)
            {
                WdmH.InterlockedAdd(ref outstanding, change);
                return;
            }

            var read = outstanding;
            Interleave.Point();
            outstanding = read + change;
        }

        for (var i = 0; i < 2; i++)
        {
            Count(+1);
            bench.Send((_, _, in _, _) =>
            {
                Count(-1);
                if (isRemoving && outstanding == 0)
                {
                    drained.Set();
                }
            });
        }

        isRemoving = true;
        if (outstanding != 0)
        {
            bench.Wait(drained);
        }
    }
}
