namespace Cancellation;

/// <summary>A command, its canceller and its device, in orders of the caller's choice.</summary>
public static class CancellationBench
{
    /// <summary>One order.</summary>
    /// <param name="order">Which.</param>
    /// <returns>How the command ended.</returns>
    public static CommandOutcome Force(MeetingOrder order)
    {
        CommandOutcome? outcome = null;
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel);
            var rule = device.OnAny().Pend();
            if (order == MeetingOrder.DeviceDoesNotListen)
            {
                rule.IgnoreCancellation();
            }

            var command = NewCommand(kernel, device);
            command.Start();
            if (order == MeetingOrder.CompletedFirst)
            {
                device.CompleteNext();
            }

            var wasAsked = command.Cancel();
            if (order == MeetingOrder.DeviceDoesNotListen)
            {
                device.CompleteNext();
            }

            outcome = new CommandOutcome(command.Finish(), wasAsked);
        });
        return outcome!;
    }

    /// <summary>Every order that one processor can show, and then those of two.</summary>
    /// <returns>What was seen.</returns>
    public static ExploreResult ExploreAll() => Explore.Run(
        static kernel =>
        {
            // Completes from a DPC that is pending as soon as the command is sent.
            var device = new ScriptedDriver(kernel) { CompleteInline = false };
            var command = NewCommand(kernel, device);
            command.Start();
            var canceller = kernel.Spawn("canceller", () => command.Cancel());
            command.Finish();
            canceller.Join();
        },
        new ExploreOptions { Schedules = 2_000, ThrowOnFailure = false });

    private static Command NewCommand(SimulatedKernel kernel, ScriptedDriver device)
    {
        var driver = WdfDriver.Create(kernel);
        return new Command(driver, driver.CreateDevice(device.Device).IoTarget!);
    }
}
