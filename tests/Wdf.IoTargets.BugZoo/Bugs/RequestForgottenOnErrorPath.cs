namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class RequestForgottenOnErrorPath : Bug
{
    public override string Story =>
        "The handler of a presented request returns when it cannot pass the request on, without completing it; the application waits for ever. " +
        "A serial sample did this on two of its error paths; here the error is a stop that comes at the wrong moment.";

    public override string Source => "https://github.com/microsoft/Windows-driver-samples/pull/1422";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        bench.Device.CreateDefaultQueue((_, request) =>
        {
            request.FormatUsingCurrentType();
            request.SetCompletionRoutine((r, _, in p, _) => r.Complete(p.IoStatus.Status));
            if (!request.Send(bench.Target) && isFixed)
            {
                request.Complete(request.Status);
            }
        });
        using var file = bench.Open();
        var purger = kernel.Spawn("purger", () => bench.Target.Purge(WdfIoTargetPurgeIoAction.PurgeIo));
        file.DeviceIoControl(DriverBench.Ioctl);
        purger.Join();
    }
}
