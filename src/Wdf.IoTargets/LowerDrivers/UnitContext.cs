namespace Wdf.IoTargets;

/// <summary>
/// Where the asynchronous code of a simulated driver goes on after an await: in a unit of the kernel at DISPATCH_LEVEL, as
/// code of that driver, never on the thread pool by itself.
/// </summary>
internal sealed class UnitContext(SimulatedKernel kernel, DriverObject driver, string unitName) : SynchronizationContext
{
    public override void Post(SendOrPostCallback d, object? state)
    {
        if (kernel.IsDeterministic && !ReferenceEquals(KernelActor.Current?.Kernel, kernel))
        {
            // Real time came in by an await of something that is not simulated. The order would differ on every run, so it is not
            // taken; the request stays pending, and whoever waits for it is told this.
            kernel.DeadlockHint =
                $"A handler of {driver.Name} awaited something that is not simulated. Await only what the kernel completes (kernel.Delay); "
                + "Task.Delay, Task.Run, sockets and files belong to real time.";
            return;
        }

        kernel.Post(unitName, () => Run(d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => Run(d, state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs code of the driver, in the calling unit.</summary>
    public void Run(SendOrPostCallback code, object? state)
    {
        var outer = Current;
        var outerDriver = DriverContext.Current;
        SetSynchronizationContext(this);
        DriverContext.Current = driver.FrameworkDriver ?? driver;
        try
        {
            code(state);
        }
        finally
        {
            DriverContext.Current = outerDriver;
            SetSynchronizationContext(outer);
        }
    }
}
