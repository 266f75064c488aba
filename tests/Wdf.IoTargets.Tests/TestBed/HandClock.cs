namespace Wdf.IoTargets.Tests.TestBed;

/// <summary>A clock that stands still until the test lets time pass; its timers fire on the test's thread.</summary>
internal sealed class HandClock : TimeProvider
{
    private readonly List<HandTimer> _timers = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Volatile.Read(ref _now);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new HandTimer(this, callback, state);
        _timers.Add(timer);
        return timer;
    }

    public void Advance(TimeSpan time)
    {
        Interlocked.Add(ref _now, time.Ticks);
        foreach (var timer in _timers.ToArray())
        {
            timer.Fire();
        }
    }

    private sealed class HandTimer(HandClock clock, TimerCallback callback, object? state) : ITimer
    {
        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
