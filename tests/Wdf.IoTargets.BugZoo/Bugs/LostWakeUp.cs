namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class LostWakeUp : Bug
{
    public override string Story =>
        "The consumer sees that nothing has come, clears the event and waits; a completion between the look and the clear is lost. " +
        "Clearing belongs before the look: what comes afterwards then signals again.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keclearevent";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var arrived = bench.NewEvent("arrived");
        var count = 0;
        bench.Send((_, _, in _, _) =>
        {
            count++;
            arrived.Set();
        });

        while (true)
        {
            if (isFixed)
            {
                arrived.Clear();
            }

            if (count > 0)
            {
                break;
            }

            Interleave.Point();
            if (!isFixed)
            {
                arrived.Clear();
            }

            bench.Wait(arrived);
        }
    }
}
