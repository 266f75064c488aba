namespace Wdf.IoTargets;

/// <summary>
/// Real threads. Units run on the thread pool, timers on the tick of a coarse clock, both at DISPATCH_LEVEL; a logical
/// thread is an OS thread of its own.
/// </summary>
internal sealed partial class ConcurrentScheduler : Scheduler, IDisposable
{
    [ThreadStatic]
    private static KernelThread? _adopted;

    private readonly TimerWheel _timers;
    private readonly TimerQueue _dueTimers = new();
    private readonly TimeProvider _timeProvider;
    private readonly long _started;
    private readonly ITimer _tick;
    private BriefLock _timerLock;
    private long _armed;
    private long _now;
    private int _ticking;

    public ConcurrentScheduler(SimulatedKernel kernel, TimeProvider timeProvider, TimeSpan tick)
        : base(kernel)
    {
        _timers = new TimerWheel(Math.Max(tick.Ticks, 1));
        _timeProvider = timeProvider;
        _started = timeProvider.GetTimestamp();
        _tick = timeProvider.CreateTimer(static s => ((ConcurrentScheduler)s!).Tick(), this, tick, tick);
    }

    // Read as a field, as Windows does: a precise clock costs more than the rest of a send.
    public override long Now => Volatile.Read(ref _now);

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

    public override void Queue(KernelUnit unit)
    {
        unit.IsCounted = true;
        unit.Renew();
        Interlocked.Increment(ref _outstanding);
        ThreadPool.UnsafeQueueUserWorkItem(
            static s =>
            {
                if (s.Unit.Claim())
                {
                    s.Scheduler.Invoke(s.Unit);
                }

                s.Scheduler.Done();
            },
            (Scheduler: this, Unit: unit),
            preferLocal: false);
    }

    public override bool Unqueue(KernelUnit unit) => unit.Claim();

    public override void Yield(KernelActor actor) => Thread.Yield();

    public override void Start(KernelThread thread, Action body)
    {
        thread.IsCounted = true;
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
        using (_timerLock.Enter())
        {
            var isPlaced = TimerWheel.IsPlacedFor(timer, due);
            if (!isPlaced)
            {
                _ = _timers.Remove(timer) || _dueTimers.Remove(timer);
            }

            timer.Due = due;
            timer.Sequence = ++_armed;
            if (!isPlaced && !_timers.Add(timer))
            {
                _dueTimers.Place(timer);
            }
        }
    }

    public override bool Cancel(KernelTimer timer)
    {
        using (_timerLock.Enter())
        {
            return _timers.Remove(timer) || _dueTimers.Remove(timer);
        }
    }

    private void Tick()
    {
        // A late tick may overlap the one before it; time must not go back, nor timers overtake each other.
        if (Interlocked.Exchange(ref _ticking, 1) != 0)
        {
            return;
        }

        Volatile.Write(ref _now, _timeProvider.GetElapsedTime(_started).Ticks);
        while (!Kernel.IsStopped && NextExpired() is { } timer)
        {
            try
            {
                timer.Expire();
            }
            catch (Exception e) when (Kernel.KeepCallbackFailure(e, "A timer", timer.Subject) || Kernel.IsStopped)
            {
                // Kept for the report; on a thread of the clock's there is nobody else to tell.
            }
        }

        Volatile.Write(ref _ticking, 0);
    }

    private KernelTimer? NextExpired()
    {
        using (_timerLock.Enter())
        {
            _timers.Advance(_now, _dueTimers);
            if (_dueTimers.First is { } timer && timer.Due <= _now)
            {
                _dueTimers.Remove(timer);
                return timer;
            }

            return null;
        }
    }
}
