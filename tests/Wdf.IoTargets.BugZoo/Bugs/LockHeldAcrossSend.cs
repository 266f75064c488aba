using static Wdf.IoTargets.BugZoo.DriverBench;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class LockHeldAcrossSend : Bug
{
    public override string Story =>
        "The sender holds its spin lock across the send, and the completion routine takes it; a lower driver that completes inside the send makes it one deadlock. " +
        "A network driver was seen hanging in its spin lock inside a callback that the system had called inline.";

    public override string Source => "https://github.com/virtio-win/kvm-guest-drivers-windows/issues/52";

    // The rule for sends under a spin lock sees it in any order.
    public override bool ShowsInDefaultOrder => true;

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var lower = new DataDevice(kernel);
        var bench = new DriverBench(kernel, lower.Device);
        var guard = new KernelSpinLock(kernel, "context lock");
        var outstanding = 0;
        var request = bench.NewRequest((_, _, in _, _) => Under(guard, () => outstanding--));
        lower.PostArrival();

        var old = guard.Acquire();
        outstanding++;
        if (isFixed)
        {
            guard.Release(old);
        }

        Require(request.Send(bench.Target), "the request was not sent");
        if (!isFixed)
        {
            guard.Release(old);
        }
    }
}
