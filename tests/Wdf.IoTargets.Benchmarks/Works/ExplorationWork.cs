using Wdf.IoTargets.Testing;

namespace Wdf.IoTargets.Benchmarks;

/// <summary>One schedule of an exploration: a request that one actor sends and completes while another one cancels it.</summary>
internal sealed class ExplorationWork : Work
{
    private static readonly ExploreOptions Options = new() { Strategies = [ExploreStrategy.RandomWalk], TwoCpu = false };

    public override int SliceLength => 200;

    public override void Run(int count) => Explore.Run(SendAgainstCancel, Options with { Schedules = count });

    private static void SendAgainstCancel(SimulatedKernel kernel)
    {
        var lower = new DriverObject(kernel);
        lower.SetAll(static (_, irp) =>
        {
            irp.MarkIrpPending();
            irp.Kernel.Post("completion", () => Lower.Complete(irp, NtStatus.Success, 0), irp);
            return NtStatus.Pending;
        });
        var driver = WdfDriver.Create(kernel);
        var target = driver.CreateDevice(new DeviceObject(lower) { Flags = DeviceFlags.BufferedIo }).IoTarget!;
        var request = driver.CreateRequest(target);
        target.FormatRequestForIoctl(request, Bed.Buffered, null, null, null, null);
        var canceller = kernel.Spawn("canceller", () => request.CancelSentRequest());
        request.Send(target, new WdfRequestSendOptions(WdfRequestSendOptionsFlags.Synchronous));
        canceller.Join();
    }
}
