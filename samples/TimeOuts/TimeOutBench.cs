namespace TimeOuts;

/// <summary>Time-outs, one case each. The seconds are simulated: all of it takes some milliseconds.</summary>
public static class TimeOutBench
{
    private const uint IoctlAsk = 0x222000;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    /// <summary>A synchronous send: the thread waits.</summary>
    /// <returns>How it ended.</returns>
    public static TimeOutOutcome AskSynchronously() => Run(
        static device => device.OnAny().Never(),
        static (driver, target) =>
        {
            ulong bytes = 0;
            return target.SendIoctlSynchronously(null, IoctlAsk, null, null, WdfRequestSendOptions.WithTimeout(Limit), ref bytes);
        });

    /// <summary>An asynchronous send: the completion routine gets STATUS_IO_TIMEOUT.</summary>
    /// <returns>How it ended.</returns>
    public static TimeOutOutcome AskAsynchronously() => Run(static device => device.OnAny().Never(), static (driver, target) => SendAndWait(driver, target, Limit));

    /// <summary>
    /// A time-out is a cancellation. A driver that does not listen to it keeps the request, and the sender waits on: no buffer may be
    /// taken away from a device that still writes into it.
    /// </summary>
    /// <returns>How it ended.</returns>
    public static TimeOutOutcome AskOneThatDoesNotListen() => Run(
        static device => device.OnAny().IgnoreCancellation().Complete(NtStatus.Success).After(TimeSpan.FromSeconds(10)),
        static (driver, target) => SendAndWait(driver, target, Limit));

    /// <summary>A synchronous send without a time-out: nothing can run any more.</summary>
    /// <returns>The report.</returns>
    public static string AskWithoutTimeout()
    {
        try
        {
            var outcome = Run(
                static device => device.OnAny().Never(),
                static (driver, target) =>
                {
                    ulong bytes = 0;
                    return target.SendIoctlSynchronously(null, IoctlAsk, null, null, null, ref bytes);
                });
            return $"It ended with {outcome}, which cannot be.";
        }
        catch (KernelDeadlockException e)
        {
            return e.Message;
        }
    }

    private static NtStatus SendAndWait(WdfDriver driver, WdfIoTarget target, TimeSpan limit)
    {
        var done = new KernelEvent(driver.Kernel, KernelEventType.Notification, name: "answer");
        var request = driver.CreateRequest(target);
        target.FormatRequestForIoctl(request, IoctlAsk, null, null, null, null);
        request.SetCompletionRoutine(static (_, _, in _, context) => ((KernelEvent)context!).Set(), done);
        if (request.Send(target, WdfRequestSendOptions.WithTimeout(limit)))
        {
            driver.Kernel.Wait(done, KernelTimeout.Infinite);
        }

        var status = request.Status;
        request.Delete();
        return status;
    }

    private static TimeOutOutcome Run(Action<ScriptedDriver> script, Func<WdfDriver, WdfIoTarget, NtStatus> ask)
    {
        TimeOutOutcome? outcome = null;
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Mute" });
            script(device);
            var driver = WdfDriver.Create(kernel);
            var status = ask(driver, driver.CreateDevice(device.Device).IoTarget!);
            outcome = new TimeOutOutcome(status, kernel.Elapsed);
        });
        return outcome!;
    }
}
