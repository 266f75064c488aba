namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class PurgeAgainstResubmission : Bug
{
    public override string Story =>
        "A continuous reader sends again from its completion routine, unless the stop path has set a flag; it takes for granted that the send succeeds. " +
        "A purge between the flag and the send refuses it, and the stop path waits for a reader that will not call again.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetpurge";

    public override bool NeedsTwoCpus => true;

    public override int Budget => 1_000;

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        bench.Lower.OnAny().Once();
        bench.Lower.OnAny().Never();
        var isStopping = false;
        var stopped = bench.NewEvent("reader stopped");
        bench.Send(OnRead);
        kernel.Spawn("stopper", () =>
        {
            isStopping = true;
            bench.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo);
            bench.Wait(stopped);
        }).Join();

        void OnRead(WdfRequest request, WdfIoTarget target, in WdfRequestCompletionParams p, object? context)
        {
            if (isStopping)
            {
                stopped.Set();
                return;
            }

            request.Reuse();
            bench.Format(request, OnRead);
            if (!request.Send(bench.Target) && isFixed)
            {
                stopped.Set();
            }
        }
    }
}
