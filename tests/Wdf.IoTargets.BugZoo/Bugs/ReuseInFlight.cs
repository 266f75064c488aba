using Wdf.IoTargets.Ddi;

using static Wdf.IoTargets.BugZoo.DriverBench;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class ReuseInFlight : Bug
{
    public override string Story =>
        "A poll DPC reuses and sends the one preallocated request again, sure that a device that is polled so rarely has answered. " +
        "A touchpad driver stopped with bug check 0x10D, code 6, when the device was slow after hibernation.";

    public override string Source => "https://github.com/imbushuo/mac-precision-touchpad/issues/92";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var isIdle = 0;
        void Completed(WdfRequest r, WdfIoTarget target, in WdfRequestCompletionParams p, object? context) => WdmH.InterlockedExchange(ref isIdle, 1);
        var request = bench.Send(Completed);
        kernel.Post("poll", () =>
        {
            if (isFixed && WdmH.InterlockedExchange(ref isIdle, 0) == 0)
            {
                return;
            }

            request.Reuse();
            bench.Format(request, Completed);
            Require(request.Send(bench.Target), "the request was not sent again");
        });
    }
}
