namespace Wdf.IoTargets;

/// <summary>A filter that makes a device slow: it keeps each selected request for a time after the driver below has completed it.</summary>
/// <remarks>
/// A request that is cancelled while it is kept ends at once with STATUS_CANCELLED, although the device has done its work: what a real
/// device does whose answer comes too late. Time is the kernel's, so in deterministic mode it costs none. Requests are kept
/// side by side; those with different times overtake each other.
/// </remarks>
public sealed class LatencyFilter : HoldingFilter
{
    private readonly Latency _latency;

    /// <summary>Makes a filter with one fixed delay.</summary>
    /// <param name="below">A device of the stack to attach to.</param>
    /// <param name="delay">How long each request is kept.</param>
    public LatencyFilter(DeviceObject below, TimeSpan delay)
        : this(below, Latency.Fixed(delay))
    {
    }

    /// <summary>Makes a filter with random delays, equally distributed, from the kernel's seed.</summary>
    /// <param name="below">A device of the stack to attach to.</param>
    /// <param name="minimum">The shortest delay.</param>
    /// <param name="maximum">The longest delay.</param>
    public LatencyFilter(DeviceObject below, TimeSpan minimum, TimeSpan maximum)
        : this(below, Latency.Uniform(minimum, maximum))
    {
    }

    /// <summary>Makes a filter with delays of some distribution.</summary>
    /// <param name="below">A device of the stack to attach to.</param>
    /// <param name="latency">The distribution.</param>
    public LatencyFilter(DeviceObject below, Latency latency)
        : base(below)
    {
        ArgumentNullException.ThrowIfNull(latency);
        _latency = latency;
    }

    private protected override void OnHeld(PendingIrp pending, IoResult result, ulong bytes) =>
        CompleteAfter(pending, _latency.Draw(Kernel), _ => result);
}
