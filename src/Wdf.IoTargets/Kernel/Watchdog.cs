namespace Wdf.IoTargets;

/// <summary>
/// Watches, in real time, that the body comes to a scheduling point now and then; a body that blocks outside the kernel
/// is interrupted, so that the test fails with a name instead of hanging.
/// </summary>
internal sealed class Watchdog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SimulatedKernel _kernel;
    private readonly DeterministicScheduler _scheduler;
    private readonly KernelThread _body;
    private readonly Timer _timer;
    private long _seen = -1;
    private bool _interrupted;
    private bool _disposed;

    public Watchdog(SimulatedKernel kernel, DeterministicScheduler scheduler, KernelThread body)
    {
        _kernel = kernel;
        _scheduler = scheduler;
        _body = body;
        _timer = new Timer(static w => ((Watchdog)w!).Look(), this, scheduler.StallLimit, scheduler.StallLimit);
    }

    public void Dispose()
    {
        // A body that was busy, not blocked, still has the interrupt before it; it may hit any wait in here.
        while (!TryEnd())
        {
        }
    }

    private bool TryEnd()
    {
        try
        {
            _timer.Dispose();
            lock (_lock)
            {
                _disposed = true;
            }

            if (_interrupted)
            {
                // Taken here, so that it does not hit the test framework.
                _interrupted = false;
                using var never = new ManualResetEvent(false);
                never.WaitOne(1);
            }

            return true;
        }
        catch (ThreadInterruptedException)
        {
            return false;
        }
    }

    private void Look()
    {
        lock (_lock)
        {
            var progress = _scheduler.Progress;
            if (_disposed || progress != _seen || _kernel.IsStopped || _scheduler.IsBodyAsleep)
            {
                // A body that sleeps on its carrier looks after itself.
                _seen = progress;
                return;
            }

            _timer.Change(Timeout.Infinite, Timeout.Infinite);
            var stuck = _scheduler.Running;
            _kernel.NoteStall(stuck);
            Console.Error.WriteLine(KernelStallException.For(stuck, _scheduler.StallLimit).Message);
            _interrupted = true;
            _body.Carrier?.Thread?.Interrupt();
        }
    }
}
