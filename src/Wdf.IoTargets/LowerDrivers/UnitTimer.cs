namespace Wdf.IoTargets;

/// <summary>Runs code of a simulated driver after simulated time, in a unit at DISPATCH_LEVEL.</summary>
internal sealed class UnitTimer(LowerDriver driver, KernelObject subject, Action work) : KernelTimer
{
    public override KernelObject? Subject => subject;

    // On whatever thread waits just now, in the code of whatever driver: the unit is not that driver's.
    public override void Expire()
    {
        var outer = DriverContext.Lend(null);
        driver.Kernel.Post(driver.UnitName, work, subject);
        DriverContext.Lend(outer);
    }

    /// <summary>Arms the timer, anew when it is armed.</summary>
    public void Start(TimeSpan delay)
    {
        Stop();
        driver.Kernel.Scheduler.Arm(this, driver.Kernel.DueOf(KernelTimeout.After(delay)));
    }

    /// <summary>Takes the timer back, if it has not expired.</summary>
    public void Stop() => driver.Kernel.Scheduler.Cancel(this);
}
