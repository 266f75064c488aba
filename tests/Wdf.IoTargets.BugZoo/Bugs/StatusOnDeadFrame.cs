namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class StatusOnDeadFrame : Bug
{
    public override string Story =>
        "The sender keeps event and status block on its stack, waits for a limited time and returns; the completion routine then writes to a frame that is gone. " +
        "After the limit the sender must cancel and wait once more, without a limit.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iobuildsynchronousfsdrequest";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        bench.Lower.OnAny().Pend();
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

        // The block stands for the stack frame.
        var frame = kernel.AllocatePool(8);
        var done = bench.NewEvent("done");
        var request = bench.Send((_, _, in _, _) =>
        {
            frame.Span[0] = 1;
            done.Set();
        });
        if (kernel.Wait(done, KernelTimeout.After(limit)) == NtStatus.Timeout && isFixed)
        {
            request.CancelSentRequest();
            bench.Wait(done);
        }

        kernel.FreePool(frame);
        device.Join();
    }
}
