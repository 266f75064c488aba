using Course.Runner;

namespace Course.Lessons;

/// <summary>What becomes of the first allocation when the second one fails.</summary>
internal abstract class Lesson12ErrorPath : Exercise
{
    private CourseBench _bench;

    public override int Number => 12;

    public override string Title => "Error paths that nobody ever saw";

    public override string Task =>
        "Prepare makes an IRP and a buffer, and gives all of it back when something cannot be made. CleanUp gives back what a successful Prepare made.";

    public override string Hint =>
        "The test is run once for each allocation of the driver, and that one fails; the report says which, and what was left over. After the failure of one allocation, what is there already?";

    public override string Finding => ExerciseRunner.LeftOver;

    public override TestMode Mode => TestMode.EveryAllocation;

    public override void SetUp(SimulatedKernel kernel) => _bench = new CourseBench(kernel);

    public override void Test(SimulatedKernel kernel)
    {
        NTSTATUS status = Prepare(_bench.Hardware.Device);
        if (NT_SUCCESS(status))
        {
            CleanUp();
        }
        else
        {
            Require(status == STATUS_INSUFFICIENT_RESOURCES, $"Prepare returned {status.ToName()}.");
        }
    }

    protected abstract NTSTATUS Prepare(PDEVICE_OBJECT LowerDevice);

    protected abstract void CleanUp();
}
