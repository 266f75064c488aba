namespace Wdf.IoTargets;

/// <summary>A filter that gives a device a line of limited speed: each selected request is kept until its bytes have passed the line.</summary>
/// <remarks>
/// Requests use the line one after the other, in the order in which the driver below completes them. What counts is the bytes
/// that were transferred (Information); of a device control that is its output, to which its input is added. A request that is cancelled while
/// it is kept ends at once; the line is not free any sooner. Stack a <see cref="LatencyFilter"/> for a time that each request costs whatever its size.
/// </remarks>
public sealed class BandwidthFilter : HoldingFilter
{
    private readonly Lock _lineLock = new();
    private readonly long _bytesPerSecond;
    private TimeSpan _freeAt;

    /// <summary>Makes a filter with a line.</summary>
    /// <param name="below">A device of the stack to attach to.</param>
    /// <param name="bytesPerSecond">The line's speed.</param>
    public BandwidthFilter(DeviceObject below, long bytesPerSecond)
        : base(below)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytesPerSecond, 1);
        _bytesPerSecond = bytesPerSecond;
    }

    private protected override void OnHeld(PendingIrp pending, IoResult result, ulong bytes) =>
        CompleteAfter(pending, TakeLine(bytes), _ => result);

    private TimeSpan TakeLine(ulong bytes)
    {
        var ticks = (long)UInt128.Min((UInt128)bytes * TimeSpan.TicksPerSecond / (ulong)_bytesPerSecond, long.MaxValue / 4);
        var now = Kernel.Elapsed;
        lock (_lineLock)
        {
            _freeAt = (_freeAt > now ? _freeAt : now) + TimeSpan.FromTicks(ticks);
            return _freeAt - now;
        }
    }
}
