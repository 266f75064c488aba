namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class WatchdogNotAwaited : Bug
{
    public override string Story =>
        "The completion path stops the driver's watchdog and deletes the request, but does not wait for a watchdog that has already expired and is about to cancel it. " +
        "Stopping a timer says nothing about a callback that is on its way.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdftimer/nf-wdftimer-wdftimerstop";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        bench.Lower.OnAny().Pend();
        var limit = TimeSpan.FromMilliseconds(10);
        var done = bench.NewEvent("done");
        var stopWatchdog = bench.NewEvent("stop the watchdog");
        var request = bench.Send((_, _, in _, _) => done.Set());
        kernel.Spawn("device", () =>
        {
            kernel.Sleep(limit);
            if (bench.Lower.Pending.Count > 0)
            {
                bench.Lower.CompleteNext();
            }
        });
        kernel.RunUntilIdle();
        var watchdog = kernel.Spawn("watchdog", () =>
        {
            if (kernel.Wait(stopWatchdog, KernelTimeout.After(limit)) == NtStatus.Timeout)
            {
                request.CancelSentRequest();
            }
        });

        bench.Wait(done);
        stopWatchdog.Set();
        if (isFixed)
        {
            watchdog.Join();
        }

        request.Delete();
    }
}
