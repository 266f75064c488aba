namespace Wdf.IoTargets;

/// <summary>
/// Watches, in real time, that the body comes to a scheduling point now and then; a body that blocks outside the kernel
/// is interrupted, so that the test fails with a name instead of hanging.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private readonly SimulatedKernel _kernel;
    private readonly DeterministicScheduler _scheduler;
    private readonly KernelThread _body;
    private readonly Timer _timer;
    private long _seen = -1;

    public Watchdog(SimulatedKernel kernel, DeterministicScheduler scheduler, KernelThread body)
    {
        _kernel = kernel;
        _scheduler = scheduler;
        _body = body;
        _timer = new Timer(static w => ((Watchdog)w!).Look(), this, scheduler.StallLimit, scheduler.StallLimit);
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var progress = _scheduler.Progress;
        if (progress != _seen || _kernel.IsStopped || _scheduler.IsBodyAsleep)
        {
            // A body that sleeps on its carrier looks after itself.
            _seen = progress;
            return;
        }

        _timer.Change(Timeout.Infinite, Timeout.Infinite);
        _kernel.NoteStall(_scheduler.Running);
        Console.Error.WriteLine(KernelStallException.For(_scheduler.Running, _scheduler.StallLimit).Message);
        _body.Carrier?.Thread?.Interrupt();
    }
}
