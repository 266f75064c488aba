using static Wdf.IoTargets.BugZoo.DriverBench;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class ResentWithoutReuseAfterTimeout : Bug
{
    public override string Story =>
        "After a time-out the driver formats the request again and resends it without WdfRequestReuse; the mark of the cancellation is still on it, and the retry fails with STATUS_CANCELLED before it leaves. " +
        "While the device is in time, formatting alone seems to be enough.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/wdf/reusing-framework-request-objects";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        bench.Lower.OnAny().Once().Pend();
        var limit = TimeSpan.FromMilliseconds(10);
        var device = kernel.Spawn("device", () =>
        {
            kernel.Sleep(limit);
            if (bench.Lower.Pending.Count > 0)
            {
                bench.Lower.CompleteNext();
            }
        });
        kernel.RunUntilIdle();

        var done = bench.NewEvent("done", KernelEventType.Synchronization);
        void Completed(WdfRequest r, WdfIoTarget target, in WdfRequestCompletionParams p, object? context) => done.Set();
        var request = bench.NewRequest(Completed);
        Require(request.Send(bench.Target, WdfRequestSendOptions.WithTimeout(limit)), "the request was not sent");
        bench.Wait(done);
        if (isFixed)
        {
            request.Reuse();
        }

        bench.Format(request, Completed);
        Require(request.Send(bench.Target), "the second command was not sent");
        bench.Wait(done);
        device.Join();
    }
}
