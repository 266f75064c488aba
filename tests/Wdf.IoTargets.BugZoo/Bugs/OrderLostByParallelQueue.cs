namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class OrderLostByParallelQueue : Bug
{
    public override string Story =>
        "A protocol driver numbers its frames as the handler of a parallel queue passes them to the transmit DPCs, and believes that they leave in that order. " +
        "A sequential queue presents the next frame only when the one before is complete.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/wdf/dispatching-methods-for-i-o-requests";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var next = 0;
        var onTheWire = string.Empty;
        var type = isFixed ? WdfIoQueueDispatchType.Sequential : WdfIoQueueDispatchType.Parallel;
        bench.Device.CreateQueue(new WdfIoQueueConfig(type, isDefault: true)
        {
            EvtIoDefault = (_, request) =>
            {
                var number = next++;
                kernel.Post($"transmit {number}", () =>
                {
                    onTheWire += number;
                    request.Complete(NtStatus.Success);
                });
            },
        });
        using var file = bench.Open();
        var first = file.StartDeviceIoControl(DriverBench.Ioctl);
        var second = file.StartDeviceIoControl(DriverBench.Ioctl);
        first.Wait();
        second.Wait();
        DriverBench.Require(onTheWire == "01", $"the frames left in the order {onTheWire}");
    }
}
