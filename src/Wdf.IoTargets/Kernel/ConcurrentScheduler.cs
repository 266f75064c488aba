namespace Wdf.IoTargets;

/// <summary>
/// Real threads. Units run on the thread pool, timers on the tick of a coarse clock, both at DISPATCH_LEVEL; a logical
/// thread is an OS thread of its own.
/// </summary>
internal sealed class ConcurrentScheduler : Scheduler, IDisposable
{
    [ThreadStatic]
    private static KernelThread? _adopted;

    private readonly Lock _timerLock = new();
    private readonly TimerQueue _timers = new();
    private readonly TimeProvider _timeProvider;
    private readonly long _started;
    private readonly ITimer _tick;
    private readonly object _idle = new();
    private long _now;
    private int _outstanding;

    public ConcurrentScheduler(SimulatedKernel kernel, TimeProvider timeProvider, TimeSpan tick)
        : base(kernel)
    {
        _timeProvider = timeProvider;
        _started = timeProvider.GetTimestamp();
        _tick = timeProvider.CreateTimer(static s => ((ConcurrentScheduler)s!).Tick(), this, tick, tick);
    }

    // Read as a field, as Windows does: a precise clock costs more than the rest of a send.
    public override long Now => Volatile.Read(ref _now);

    public override bool IsIdle => Volatile.Read(ref _outstanding) == 0;

    public void Dispose() => _tick.Dispose();

    public override KernelActor Adopt()
    {
        var thread = _adopted;
        if (thread is null || !ReferenceEquals(thread.Kernel, Kernel))
        {
            _adopted = thread = new KernelThread(Kernel, $"OS thread {Environment.CurrentManagedThreadId}");
            thread.Carrier = Carrier.OfCallingThread();
        }

        KernelActor.Current = thread;
        return thread;
    }

    public override void Point(in Footprint next)
    {
    }

    public override void Block(KernelActor actor, KernelObject? blocker)
    {
        actor.Blocker = blocker;
        actor.Carrier!.AwaitBaton(Timeout.InfiniteTimeSpan);
        actor.Blocker = null;
        Kernel.ThrowIfStopped();
    }

    public override void Wake(KernelActor actor) => actor.Carrier!.PassBaton();

    public override void Queue(KernelUnit unit)
    {
        Interlocked.Increment(ref _outstanding);
        ThreadPool.UnsafeQueueUserWorkItem(
            static s =>
            {
                s.Scheduler.Invoke(s.Unit);
                s.Scheduler.Done();
            },
            (Scheduler: this, Unit: unit),
            preferLocal: false);
    }

    public override void Start(KernelThread thread, Action body)
    {
        Interlocked.Increment(ref _outstanding);
        var os = new Thread(() =>
        {
            thread.Carrier = Carrier.OfCallingThread();
            _adopted = thread;
            KernelActor.Current = thread;
            body();
            KernelActor.Current = null;
            Done();
        })
        { IsBackground = true, Name = thread.Name };
        os.Start();
    }

    public override void Arm(KernelTimer timer, long due)
    {
        lock (_timerLock)
        {
            _timers.Add(timer, due);
        }
    }

    public override bool Cancel(KernelTimer timer)
    {
        lock (_timerLock)
        {
            return _timers.Remove(timer);
        }
    }

    public override void RunUntilIdle()
    {
        lock (_idle)
        {
            while (!IsIdle && !Kernel.IsStopped)
            {
                Monitor.Wait(_idle);
            }
        }

        Kernel.ThrowIfStopped();
    }

    public override void RunUntil(long deadline)
    {
        Kernel.Sleep(TimeSpan.FromTicks(Math.Max(deadline - Now, 0)));
        RunUntilIdle();
    }

    public override bool RunUntil(Func<bool> condition, long deadline)
    {
        while (!condition())
        {
            if (Now >= deadline)
            {
                return false;
            }

            Kernel.Sleep(TimeSpan.FromTicks(1));
        }

        return true;
    }

    public override void Park(KernelActor actor)
    {
        while (true)
        {
            actor.Carrier!.AwaitBaton(Timeout.InfiniteTimeSpan);
        }
    }

    public override void OnStopped()
    {
        lock (_idle)
        {
            Monitor.PulseAll(_idle);
        }

        // Whoever is blocked in a wait wakes up and finds the stop.
        foreach (var thread in Kernel.Threads)
        {
            thread.Carrier?.PassBaton();
        }
    }

    private void Done()
    {
        if (Interlocked.Decrement(ref _outstanding) == 0)
        {
            lock (_idle)
            {
                Monitor.PulseAll(_idle);
            }
        }
    }

    private void Tick()
    {
        Volatile.Write(ref _now, _timeProvider.GetElapsedTime(_started).Ticks);
        while (NextExpired() is { } timer)
        {
            timer.Expire();
        }
    }

    private KernelTimer? NextExpired()
    {
        lock (_timerLock)
        {
            if (_timers.First is { } timer && timer.Due <= _now)
            {
                _timers.Remove(timer);
                return timer;
            }

            return null;
        }
    }
}
