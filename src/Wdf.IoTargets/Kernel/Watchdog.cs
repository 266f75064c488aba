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
    private Timer? _timer;
    private long _seen;
    private bool _interrupted;
    private bool _watches;

    public Watchdog(SimulatedKernel kernel, DeterministicScheduler scheduler, KernelThread body)
    {
        _kernel = kernel;
        _scheduler = scheduler;
        _body = body;
    }

    /// <summary>A run begins.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            _seen = -1;
            _watches = true;
            _timer ??= new Timer(static w => ((Watchdog)w!).Look(), this, _scheduler.StallLimit, _scheduler.StallLimit);
        }
    }

    /// <summary>The run has ended.</summary>
    /// <param name="keep">Whether the next one is expected at once: the timer then goes on, until it finds nothing to watch.</param>
    public void End(bool keep)
    {
        // A body that was busy, not blocked, still has the interrupt before it; it may hit any wait in here.
        while (!TryEnd(keep))
        {
        }
    }

    public void Dispose() => End(keep: false);

    private bool TryEnd(bool keep)
    {
        try
        {
            lock (_lock)
            {
                _watches = false;
                if (!keep)
                {
                    StopTimer();
                }
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
            if (!_watches)
            {
                StopTimer();
                return;
            }

            var progress = _scheduler.Progress;
            if (progress != _seen || _kernel.IsStopped || _scheduler.IsBodyAsleep)
            {
                // A body that sleeps on its carrier looks after itself.
                _seen = progress;
                return;
            }

            StopTimer();
            var stuck = _scheduler.Running;
            _kernel.NoteStall(stuck);
            Console.Error.WriteLine(KernelStallException.For(stuck, _scheduler.StallLimit).Message);
            _interrupted = true;
            _body.Carrier?.Thread?.Interrupt();
        }
    }

    private void StopTimer()
    {
        _timer?.Dispose();
        _timer = null;
    }
}
