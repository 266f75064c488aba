namespace Wdf.IoTargets.Testing.Tests.Explore;

/// <summary>A clock that moves by one second each time it is read.</summary>
internal sealed class CountingClock : TimeProvider
{
    private long _now;

    public override long TimestampFrequency => 1;

    public override long GetTimestamp() => _now++;
}
