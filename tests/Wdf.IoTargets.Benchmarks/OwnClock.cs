namespace Wdf.IoTargets.Benchmarks;

/// <summary>A clock that stands still until it is moved; each move is one tick of the kernel.</summary>
internal sealed class OwnClock : TimeProvider
{
    private TimerCallback? _tick;
    private object? _state;
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        (_tick, _state) = (callback, state);
        return new Unarmed();
    }

    public void Move(TimeSpan time)
    {
        _now += time.Ticks;
        _tick!(_state);
    }

    private sealed class Unarmed : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
