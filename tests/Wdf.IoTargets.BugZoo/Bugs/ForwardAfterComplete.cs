namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class ForwardAfterComplete : Bug
{
    public override string Story =>
        "The handler starts the hardware and then forwards the request to the queue of requests in work; the interrupt finds that queue empty and completes the current request by its handle. " +
        "The handler then forwards a request that is gone.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestforwardtoioqueue";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var inWork = bench.Device.CreateQueue(new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual));
        WdfRequest? current = null;
        bench.Device.CreateDefaultQueue((_, request) =>
        {
            current = request;
            if (!isFixed)
            {
                kernel.Post("interrupt", Interrupt);
            }

            DriverBench.Require(request.ForwardToIoQueue(inWork).IsSuccess, "the request was not forwarded");
            if (isFixed)
            {
                kernel.Post("interrupt", Interrupt);
            }
        });
        using var file = bench.Open();
        file.DeviceIoControl(DriverBench.Ioctl);

        void Interrupt()
        {
            var request = inWork.RetrieveNextRequest(out var next).IsSuccess ? next! : current!;
            request.Complete(NtStatus.Success);
        }
    }
}
