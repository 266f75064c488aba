namespace Wdf.IoTargets;

/// <summary>Behind <see cref="SimulatedKernel.Delay"/>.</summary>
internal sealed class DelayTimer(SimulatedKernel kernel, CancellationToken cancellationToken) : KernelTimer
{
    // Continuations go to the context of who awaits: the body's, or a lower driver's units. On real threads an awaiting
    // body has none, and must not go on inside the unit, at its IRQL.
    private readonly TaskCompletionSource<bool> _completion = kernel.NewCompletion<bool>();

    private readonly KernelObject? _driver = DriverContext.Current;
    private CancellationTokenRegistration _registration;

    public Task Task => _completion.Task;

    public override KernelObject? Subject => null;

    public void Start(long due)
    {
        kernel.Scheduler.Arm(this, due);
        _registration = cancellationToken.UnsafeRegister(static t => ((DelayTimer)t!).Cancel(), this);
    }

    public override void Expire()
    {
        // From a unit, so that a continuation without a context of its own still runs as code of the kernel.
        kernel.Scheduler.Queue(new KernelUnit(kernel, "end of a delay", static d => ((DelayTimer)d!).Complete(), this, subject: null) { Driver = _driver });
    }

    private void Complete()
    {
        _registration.Dispose();
        _completion.TrySetResult(true);
    }

    private void Cancel()
    {
        if (kernel.Scheduler.Cancel(this))
        {
            _completion.TrySetCanceled(cancellationToken);
        }
    }
}
