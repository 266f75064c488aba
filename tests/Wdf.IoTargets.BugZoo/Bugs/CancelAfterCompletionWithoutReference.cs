using static Wdf.IoTargets.BugZoo.DriverBench;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class CancelAfterCompletionWithoutReference : Bug
{
    public override string Story =>
        "The canceller takes the handle out of the device context and cancels, while the completion routine deletes the request. " +
        "The handle is only a number: nothing keeps the request alive between the read and the call.";

    public override string Source => "https://github.com/microsoft/DMF/pull/117";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var guard = new KernelSpinLock(kernel, "context lock");
        WdfRequest? inFlight = null;
        var request = bench.NewRequest((r, _, in _, _) =>
        {
            Under(guard, () => inFlight = null);
            r.Delete();
        });
        inFlight = request;
        Require(request.Send(bench.Target), "the request was not sent");

        var found = Under(guard, () =>
        {
            if (isFixed)
            {
                inFlight?.Reference();
            }

            return inFlight;
        });
        found?.CancelSentRequest();
        if (isFixed)
        {
            found?.Dereference();
        }
    }
}
