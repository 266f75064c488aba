using Course.Runner;

namespace Course.Lessons;

/// <summary>Who owns a request: after WdfRequestSend has returned TRUE it is not the driver.</summary>
internal abstract class Lesson01Owner : Exercise
{
    private CourseBench _bench;

    public override int Number => 1;

    public override string Title => "Who owns the request now?";

    public override string Task => "EvtIoDeviceControl forwards the application's request to the device below.";

    public override string Hint =>
        "Read the history from its end: [owner: ...] says who had the request when the driver touched it. From a send that returned TRUE " +
        "until the completion routine is called that is the target. Where is the place to complete a request that was forwarded?";

    public override string Finding => "FxRequestBaseVerifyDispose";

    public override void SetUp(SimulatedKernel kernel)
    {
        _bench = new CourseBench(kernel);
        _bench.AddQueue(EvtIoDeviceControl);
    }

    public override void Test(SimulatedKernel kernel)
    {
        _bench.Hardware.OnControl(CourseBench.IOCTL_ASK).CompleteWith([1, 2, 3]).After(TimeSpan.FromMilliseconds(5));
        using var file = _bench.Open();
        var output = new byte[3];
        var result = file.DeviceIoControl(CourseBench.IOCTL_ASK, default, output);
        Require(result.Status == STATUS_SUCCESS && output[2] == 3, $"The application got {result.Status.ToName()} and {Convert.ToHexString(output)}.");
    }

    protected abstract void EvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode);
}
