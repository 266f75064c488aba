namespace Wdf.IoTargets;

/// <summary>
/// Where the asynchronous code of a simulated driver goes on after an await: in a unit of the kernel at DISPATCH_LEVEL, as
/// code of that driver, never on the thread pool by itself.
/// </summary>
internal sealed class UnitContext(SimulatedKernel kernel, DriverObject driver, string unitName) : SynchronizationContext
{
    private readonly string _hint =
        $"A request method of {driver.Name} awaits something that is not simulated, or that never comes. Await only what the kernel "
        + "completes (kernel.Delay); Task.Delay, Task.Run, sockets and files belong to real time.";

    private int _waiting;

    public override void Post(SendOrPostCallback d, object? state)
    {
        if (kernel.IsDeterministic && !ReferenceEquals(KernelActor.Current?.Kernel, kernel))
        {
            // Real time came in by an await of something that is not simulated. The order would differ on every run, so it is not
            // taken: the request stays pending, and the report says why.
            return;
        }

        kernel.Post(unitName, () => Run(d, state));
    }

    /// <summary>A method goes on later. Should everything come to a standstill meanwhile, that is the first thing to look at.</summary>
    public void BeginWait()
    {
        if (kernel.IsDeterministic && _waiting++ == 0)
        {
            kernel.DeadlockHint ??= _hint;
        }
    }

    /// <summary>A method has gone on.</summary>
    public void EndWait()
    {
        if (kernel.IsDeterministic && --_waiting == 0 && ReferenceEquals(kernel.DeadlockHint, _hint))
        {
            kernel.DeadlockHint = null;
        }
    }

    public override void Send(SendOrPostCallback d, object? state) => Run(d, state);

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs code of the driver, in the calling unit.</summary>
    public void Run(SendOrPostCallback code, object? state)
    {
        var outer = Current;
        SetSynchronizationContext(this);
        var scope = DriverScope.Enter(kernel, driver.FrameworkDriver ?? driver, CallbackKind.Method, driver);
        try
        {
            code(state);
            scope.Returned();
        }
        finally
        {
            scope.Leave();
            SetSynchronizationContext(outer);
        }
    }
}
