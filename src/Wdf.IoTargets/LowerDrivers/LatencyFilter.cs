namespace Wdf.IoTargets;

/// <summary>A filter that makes a device slow: it keeps each selected request for a time after the driver below has completed it.</summary>
/// <remarks>
/// A request that is cancelled while it is kept ends at once with STATUS_CANCELLED, although the device has done its work: what a real
/// device does whose answer comes too late. Time is the kernel's, so in deterministic mode it costs none.
/// </remarks>
public sealed class LatencyFilter : FilterDriver
{
    private readonly TimeSpan _minimum;
    private readonly TimeSpan _maximum;

    /// <summary>Makes a filter with one fixed delay.</summary>
    /// <param name="below">A device of the stack to attach to.</param>
    /// <param name="delay">How long each request is kept.</param>
    public LatencyFilter(DeviceObject below, TimeSpan delay)
        : this(below, delay, delay)
    {
    }

    /// <summary>Makes a filter with random delays, equally distributed, from the kernel's seed.</summary>
    /// <param name="below">A device of the stack to attach to.</param>
    /// <param name="minimum">The shortest delay.</param>
    /// <param name="maximum">The longest delay.</param>
    public LatencyFilter(DeviceObject below, TimeSpan minimum, TimeSpan maximum)
        : base(below)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
        _minimum = minimum;
        _maximum = maximum;
    }

    /// <inheritdoc/>
    protected override NtStatus OnRequest(Irp irp)
    {
        ArgumentNullException.ThrowIfNull(irp);

        // Marked here, whatever the driver below does: the routine keeps the IRP, so the sender always sees it pending.
        irp.MarkIrpPending();
        PassDown(irp, KeepForAWhile);
        return NtStatus.Pending;
    }

    private NtStatus KeepForAWhile(DeviceObject? device, Irp irp, object? context)
    {
        var result = new IoResult(irp.IoStatus.Status, irp.IoStatus.Information);
        var delay = KernelRandom.NextTime(Kernel, _minimum, _maximum);
        CompleteAfter(Keep(new PendingIrp(this, irp), cancelable: true), delay, _ => result);
        return NtStatus.MoreProcessingRequired;
    }
}
