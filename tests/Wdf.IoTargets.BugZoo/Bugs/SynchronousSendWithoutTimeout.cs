namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class SynchronousSendWithoutTimeout : Bug
{
    public override string Story =>
        "A synchronous send without a time-out to a device that may be unplugged: its driver lost the hardware and never answers, but would honour a cancellation. " +
        "The documentation asks for a time-out on nearly every synchronous send.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/wdf/sending-i-o-requests-synchronously";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var isUnplugged = false;
        bench.Lower.OnAny().When(_ => isUnplugged).Never();
        kernel.Post("unplugged", () => isUnplugged = true);

        ulong bytes = 0;
        WdfRequestSendOptions? options = isFixed ? WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(1)) : null;
        bench.Target.SendIoctlSynchronously(null, DriverBench.Ioctl, null, null, options, ref bytes);
    }
}
