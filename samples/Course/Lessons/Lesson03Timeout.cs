using Course.Runner;

namespace Course.Lessons;

/// <summary>A synchronous send to a device that does not answer.</summary>
internal abstract class Lesson03Timeout : Exercise
{
    private CourseBench _bench;

    public override int Number => 3;

    public override string Title => "A device that never answers";

    public override string Task => "Ask sends a device control to the device below and waits, for at most three seconds.";

    public override string Hint =>
        "The report names who waits, for which request, and which driver has it. WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT with " +
        "WDF_REL_TIMEOUT_IN_SEC sets a limit; the three seconds are simulated and take no time.";

    public override string Finding => ExerciseRunner.Deadlock;

    public override void SetUp(SimulatedKernel kernel) => _bench = new CourseBench(kernel);

    public override void Test(SimulatedKernel kernel)
    {
        _bench.Hardware.OnControl(CourseBench.IOCTL_ASK).Never();
        NTSTATUS status = Ask(_bench.Target, CourseBench.IOCTL_ASK);
        Require(status == STATUS_IO_TIMEOUT, $"Ask returned {status.ToName()}.");
        Require(kernel.Elapsed <= TimeSpan.FromSeconds(3), $"Ask took {kernel.Elapsed.TotalSeconds} seconds.");
    }

    protected abstract NTSTATUS Ask(WDFIOTARGET Target, ULONG IoControlCode);
}
