namespace Exploration;

/// <summary>The test of the driver, run once, explored, and replayed.</summary>
public static class ButtonBench
{
    private const string DeviceName = @"\Device\Button";

    /// <summary>Runs the body in the default order.</summary>
    /// <returns>How it ended.</returns>
    public static string RunOnce()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => Body(kernel, isFixed: false));
        return "passed";
    }

    /// <summary>Explores the body.</summary>
    /// <param name="isFixed">Whether the driver is repaired.</param>
    /// <returns>What was seen.</returns>
    public static ExploreResult Search(bool isFixed) =>
        Explore.Run(kernel => Body(kernel, isFixed), new ExploreOptions { Schedules = 2_000, ThrowOnFailure = false });

    /// <summary>Runs the body once more in the order that failed.</summary>
    /// <param name="schedule">The string of the failure.</param>
    /// <returns>How it ended.</returns>
    public static string Replay(string schedule)
    {
        try
        {
            Explore.Replay(schedule, kernel => Body(kernel, isFixed: false));
            return "passed, which it should not";
        }
        catch (ExplorationException e)
        {
            return $"failed again: {e.Failure.Exception.GetType().Name}";
        }
    }

    private static void Body(SimulatedKernel kernel, bool isFixed)
    {
        var hardware = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = DeviceName });
        var driver = new ButtonDriver(kernel, hardware.Device, isFixed);
        using var file = new Application(kernel).Open(DeviceName);

        var operation = file.StartDeviceIoControl(0x222000);
        kernel.Post("button interrupt", driver.OnPressed);
        var canceller = kernel.Spawn("impatient user", () => operation.Cancel());

        operation.Wait();
        canceller.Join();
    }
}
