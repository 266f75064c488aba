using Course.Runner;

namespace Course.Lessons;

/// <summary>A reference that one path forgets.</summary>
internal abstract class Lesson04Reference : Exercise
{
    private CourseBench _bench;

    public override int Number => 4;

    public override string Title => "A leaked reference";

    public override string Task =>
        "SendCommand sends a request of the driver's own with a reference on it, which the completion routine drops. The target may be purged: then the send fails.";

    public override string Hint =>
        "The report at the end of the run says which object is still there. Deleting a request does not free it while somebody holds a reference. " +
        "On which path is the completion routine not called?";

    public override string Finding => ExerciseRunner.LeftOver;

    public override void SetUp(SimulatedKernel kernel) => _bench = new CourseBench(kernel);

    public override void Test(SimulatedKernel kernel)
    {
        Require(SendCommand(_bench.Target), "The first command was not sent.");
        kernel.RunUntilIdle();
        WdfIoTargetPurge(_bench.Target, WdfIoTargetPurgeIoAndWait);
        Require(!SendCommand(_bench.Target), "A command was sent to a purged target.");
    }

    protected abstract BOOLEAN SendCommand(WDFIOTARGET Target);
}
