using Course.Runner;

namespace Course.Lessons;

/// <summary>The buffer of a request goes with the request.</summary>
internal abstract class Lesson07Buffer : Exercise
{
    private CourseBench _bench;

    public override int Number => 7;

    public override string Title => "A buffer after its request";

    public override string Task => "EvtIoDeviceControl answers with four bytes: 1, 2, 3, 4.";

    public override string Hint =>
        "WdfRequestRetrieveOutputBuffer gives a pointer into memory that the request owns. On a real system the bytes go into whatever has the memory next, and nobody notices that day. " +
        "What is the last moment at which the driver may write?";

    public override string Finding => "BufAfterReqCompletedIoctlA";

    public override void SetUp(SimulatedKernel kernel)
    {
        _bench = new CourseBench(kernel);
        _bench.AddQueue(EvtIoDeviceControl);
    }

    public override void Test(SimulatedKernel kernel)
    {
        using var file = _bench.Open();
        var output = new byte[4];
        var result = file.DeviceIoControl(CourseBench.IOCTL_ASK, default, output);
        Require(result.Status == STATUS_SUCCESS && output is [1, 2, 3, 4], $"The application got {result.Status.ToName()} and {Convert.ToHexString(output)}.");
    }

    protected abstract void EvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode);
}
