namespace Wdf.IoTargets;

/// <summary>A filter that fails some of the requests that pass it: every n-th one, or by chance, or all that a predicate picks.</summary>
/// <remarks>
/// Which requests are looked at is said by <see cref="FilterDriver.Major"/> and <see cref="FilterDriver.Where"/>; which of those fail, by
/// <see cref="EveryNth"/> and <see cref="Probability"/>. Where both are left out, all of them fail. <see cref="Skip"/> and <see cref="Limit"/> bound
/// the time in which faults happen. For faults of several kinds stack several filters, or put a <see cref="ScriptedDriver"/>
/// on top of the device, whose rules say for each request how it fails.
/// </remarks>
/// <param name="below">A device of the stack to attach to.</param>
public sealed class FaultFilter(DeviceObject below) : FilterDriver(below)
{
    private long _looked;
    private long _failed;

    /// <summary>What a failed request gets. STATUS_IO_DEVICE_ERROR by default.</summary>
    public NtStatus Status { get; set; } = NtStatus.IoDeviceError;

    /// <summary>Fails the n-th request, the 2n-th, and so on; null for no such rule.</summary>
    public int? EveryNth { get; set; }

    /// <summary>Chance of a request to fail, 0 to 1, from the kernel's seed; null for no such rule.</summary>
    public double? Probability { get; set; }

    /// <summary>How many requests pass unharmed before the first one may fail.</summary>
    public int Skip { get; set; }

    /// <summary>How many requests fail at most; later ones pass. Null for no limit.</summary>
    public int? Limit { get; set; }

    /// <summary>
    /// Whether the device has done its work before the failure: the request then goes down, and its outcome is replaced on the way back.
    /// False by default: the device never sees it.
    /// </summary>
    public bool FailAfterwards { get; set; }

    /// <summary>Whether a request that fails before it goes down is completed at once, in place of from a unit. False by default.</summary>
    public bool CompleteInline { get; set; }

    /// <summary>How many requests were failed so far.</summary>
    public long FailedCount => Interlocked.Read(ref _failed);

    /// <inheritdoc/>
    protected override bool ReplacesStatus => FailAfterwards;

    /// <inheritdoc/>
    protected override bool Selects(SimulatedIo io) => base.Selects(io) && IsDue();

    /// <inheritdoc/>
    protected override NtStatus OnRequest(Irp irp)
    {
        if (FailAfterwards)
        {
            return base.OnRequest(irp);
        }

        if (CompleteInline)
        {
            return Complete(irp, Status);
        }

        var status = Status;
        CompleteFromUnit(Hold(irp), _ => status);
        return NtStatus.Pending;
    }

    /// <inheritdoc/>
    protected override void OnReturn(Irp irp)
    {
        ArgumentNullException.ThrowIfNull(irp);
        irp.IoStatus = new IoStatusBlock { Status = Status };
    }

    private bool IsDue()
    {
        var number = Interlocked.Increment(ref _looked) - Skip;
        if (number <= 0)
        {
            return false;
        }

        var fails = (EveryNth is null && Probability is null)
            || (EveryNth is { } n && number % n == 0)
            || (Probability is { } chance && KernelRandom.NextDouble(Kernel) < chance);
        return fails && TryCount();
    }

    private bool TryCount()
    {
        if (Interlocked.Increment(ref _failed) <= (Limit ?? long.MaxValue))
        {
            return true;
        }

        Interlocked.Decrement(ref _failed);
        return false;
    }
}
