using static Wdf.IoTargets.BugZoo.DriverBench;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class DeletedInSendPath : Bug
{
    public override string Story =>
        "The sender of a fire-and-forget notification deletes the request right after the send, whatever the send returned. " +
        "While the device answers inside the send nobody notices; once it pends, the request is deleted in flight.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfobject/nf-wdfobject-wdfobjectdelete";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var lower = new DataDevice(kernel);
        var bench = new DriverBench(kernel, lower.Device);
        lower.PostArrival();
        kernel.Spawn("notifier", () =>
        {
            var request = bench.NewRequest((r, _, in _, _) =>
            {
                if (isFixed)
                {
                    r.Delete();
                }
            });
            var wasSent = request.Send(bench.Target);
            Require(wasSent, "the request was not sent");
            if (!isFixed)
            {
                request.Delete();
            }
        });
    }
}
