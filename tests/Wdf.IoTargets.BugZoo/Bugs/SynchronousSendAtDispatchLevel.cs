namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class SynchronousSendAtDispatchLevel : Bug
{
    public override string Story =>
        "A completion routine sends the next command synchronously, which works as long as the device answers inside the send, at PASSIVE_LEVEL. " +
        "When the answer comes from a DPC, the routine runs at DISPATCH_LEVEL and must not wait.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetsendioctlsynchronously";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var lower = new DataDevice(kernel);
        var bench = new DriverBench(kernel, lower.Device);
        lower.PostArrival();
        var sender = kernel.Spawn("sender", () => bench.Send((_, _, in _, _) =>
        {
            if (isFixed)
            {
                // As a work item does.
                kernel.Spawn("next command", SendNext);
            }
            else
            {
                SendNext();
            }
        }));
        sender.Join();
        kernel.RunUntilIdle();

        void SendNext()
        {
            ulong bytes = 0;
            bench.Target.SendIoctlSynchronously(null, DriverBench.Ioctl, null, null, null, ref bytes);
        }
    }
}
