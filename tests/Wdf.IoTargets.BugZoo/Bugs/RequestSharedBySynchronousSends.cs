namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class RequestSharedBySynchronousSends : Bug
{
    public override string Story =>
        "Two threads send synchronously with the one request that the driver preallocated for low memory. " +
        "A device that answers inside the send keeps them apart by luck; with any other order the second thread formats a request in flight.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/wdf/sending-i-o-requests-synchronously";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        bench.Lower.CompleteInline = true;
        var request = bench.Driver.CreateRequest(bench.Target);
        var turn = bench.NewEvent("turn", KernelEventType.Synchronization, signaled: true);
        var second = kernel.Spawn("second", SendOne);
        SendOne();
        second.Join();

        void SendOne()
        {
            if (isFixed)
            {
                bench.Wait(turn);
            }

            ulong bytes = 0;
            request.Reuse();
            bench.Target.SendIoctlSynchronously(request, DriverBench.Ioctl, null, null, null, ref bytes);
            if (isFixed)
            {
                turn.Set();
            }
        }
    }
}
