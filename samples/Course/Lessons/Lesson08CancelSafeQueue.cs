using Course.Runner;

namespace Course.Lessons;

/// <summary>A request that waits in the driver must be cancellable.</summary>
internal abstract class Lesson08CancelSafeQueue : Exercise
{
    private CourseBench _bench;

    public override int Number => 8;

    public override string Title => "A cancel-safe queue";

    public override string Task =>
        "Park keeps the requests that wait for an event of the device; OnEvent completes the oldest of them. An application that gives up must get its request back.";

    public override string Hint =>
        "Nobody can cancel a request that lies in a list of the driver's own. A manual queue (Waiting) keeps requests, and completes those that are cancelled in it: " +
        "WdfRequestForwardToIoQueue and WdfIoQueueRetrieveNextRequest.";

    public override string Finding => "RequestCompleted";

    /// <summary>A manual queue of the driver's device.</summary>
    protected WDFQUEUE Waiting { get; private set; }

    public override void SetUp(SimulatedKernel kernel)
    {
        _bench = new CourseBench(kernel);
        WDF_IO_QUEUE_CONFIG_INIT(out WDF_IO_QUEUE_CONFIG config, WdfIoQueueDispatchManual);
        WdfIoQueueCreate(_bench.Device, config, WDF_NO_OBJECT_ATTRIBUTES, out WDFQUEUE waiting);
        Waiting = waiting;
        _bench.AddQueue((_, request, _, _, _) => Park(request));
    }

    public override void Test(SimulatedKernel kernel)
    {
        using var file = _bench.Open();
        var first = file.StartDeviceIoControl(CourseBench.IOCTL_ASK);
        var second = file.StartDeviceIoControl(CourseBench.IOCTL_ASK);
        OnEvent();
        Require(first.Wait().Status == STATUS_SUCCESS, $"The first request ended with {first.Result.Status.ToName()}.");
        second.Cancel();
        Require(second.Wait().Status == STATUS_CANCELLED, $"The second request ended with {second.Result.Status.ToName()}.");
        OnEvent();
    }

    protected abstract void Park(WDFREQUEST Request);

    protected abstract void OnEvent();
}
