namespace StopRestart;

/// <summary>A printer that jams at its third page and needs a reset, below the driver.</summary>
public static class RecoveryBench
{
    private const int Pages = 6;

    /// <summary>Prints six pages, all sent before the jam is known.</summary>
    /// <returns>How it went.</returns>
    public static RecoveryResult Run()
    {
        var story = new List<string>();
        RecoveryResult? result = null;
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var printer = new ScriptedDriver(kernel);
            var isJammed = false;
            printer.OnControl(RecoveringDriver.IoctlReset).Answer(_ =>
            {
                Tell("printer: reset");
                isJammed = false;
                return NtStatus.Success;
            }).After(TimeSpan.FromMilliseconds(500));
            printer.On(MajorFunction.Write).OnlyCall(3).Answer(_ =>
            {
                Tell("printer: jam");
                isJammed = true;
                return NtStatus.DeviceNotReady;
            }).After(TimeSpan.FromMilliseconds(100));
            printer.On(MajorFunction.Write).Answer(io =>
            {
                Tell(isJammed ? "printer: refuses a page" : $"printer: page {io.Input[0]}");
                return isJammed ? NtStatus.DeviceNotReady : IoResult.Success(io.Length);
            }).After(TimeSpan.FromMilliseconds(100));

            var driver = new RecoveringDriver(kernel, printer.Device, Tell);
            for (byte page = 1; page <= Pages; page++)
            {
                driver.Write([page]);
                kernel.RunFor(TimeSpan.FromMilliseconds(70));
            }

            driver.WaitUntilAllDone();
            result = new RecoveryResult(driver.Succeeded, driver.Failed, driver.Resets, story);
        });
        return result!;

        void Tell(string what) => story.Add($"{kernel.Elapsed.TotalMilliseconds,6} ms  {what}");
    }
}
