namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class ReferenceLeakedOnErrorPath : Bug
{
    public override string Story =>
        "The sender takes a reference for the completion routine to drop, and returns when the send fails, because a purge was faster. " +
        "The routine never runs then, and the reference keeps the request for ever.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestsend";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var purger = kernel.Spawn("purger", () => bench.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIoAndWait));
        var request = bench.NewRequest((r, _, in _, _) =>
        {
            r.Delete();
            r.Dereference();
        });
        request.Reference();
        if (!request.Send(bench.Target))
        {
            request.Delete();
            if (isFixed)
            {
                request.Dereference();
            }
        }

        purger.Join();
    }
}
