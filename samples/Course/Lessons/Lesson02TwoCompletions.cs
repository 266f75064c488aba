using Course.Runner;

namespace Course.Lessons;

/// <summary>A request is completed once, on each path.</summary>
internal abstract class Lesson02TwoCompletions : Exercise
{
    private CourseBench _bench;

    public override int Number => 2;

    public override string Title => "One request, two completions";

    public override string Task => "EvtIoDeviceControl wants four bytes of input, and fails a request that has less with STATUS_BUFFER_TOO_SMALL.";

    public override string Hint => "The report names the second completion, and its history has the first one. Which path through the callback reaches both?";

    public override string Finding => "DoubleCompletion";

    public override void SetUp(SimulatedKernel kernel)
    {
        _bench = new CourseBench(kernel);
        _bench.AddQueue(EvtIoDeviceControl);
    }

    public override void Test(SimulatedKernel kernel)
    {
        using var file = _bench.Open();
        var full = file.DeviceIoControl(CourseBench.IOCTL_ASK, new byte[4]);
        Require(full.Status == STATUS_SUCCESS, $"With four bytes of input the application got {full.Status.ToName()}.");
        var small = file.DeviceIoControl(CourseBench.IOCTL_ASK, new byte[2]);
        Require(small.Status == STATUS_BUFFER_TOO_SMALL, $"With two bytes of input the application got {small.Status.ToName()}.");
    }

    protected abstract void EvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode);
}
