namespace Wdf.IoTargets;

/// <summary>A simulated filter: attached on top of another device, it sees each request on its way down, and may see it on its way back.</summary>
/// <remarks>
/// What <see cref="Selects"/> does not want is passed down with its stack location skipped, at no cost. Creates, cleanups, closes, PnP
/// and power requests are passed down as well.
/// </remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/passing-irps-down-the-driver-stack"/>
public abstract class FilterDriver : LowerDriver
{
    /// <summary>Makes the filter and attaches it on top of a stack.</summary>
    /// <param name="below">A device of the stack.</param>
    protected FilterDriver(DeviceObject below)
        : base((below ?? throw new ArgumentNullException(nameof(below))).Kernel, new LowerDriverOptions { AttachTo = below })
    {
    }

    /// <summary>The one kind of request that the filter acts on; null for all kinds.</summary>
    public MajorFunction? Major { get; set; }

    /// <summary>Which requests the filter acts on; null for all. Called on the way down.</summary>
    public Func<SimulatedIo, bool>? Where { get; set; }

    /// <inheritdoc/>
    protected sealed override NtStatus Dispatch(DeviceObject device, Irp irp) =>
        Selects(new SimulatedIo(irp)) ? OnRequest(irp) : PassDown(irp);

    /// <summary>Whether the filter acts on a request.</summary>
    /// <param name="io">The request.</param>
    /// <returns>True for what <see cref="Major"/> and <see cref="Where"/> let through.</returns>
    protected virtual bool Selects(SimulatedIo io) =>
        (Major is null || io.MajorFunction == Major) && (Where is null || Where(io));

    /// <summary>
    /// Whether <see cref="OnReturn"/> may change the status. The filter then marks each selected request pending, since what the driver
    /// below returned may no longer be what the sender gets. False by default: the filter is transparent.
    /// </summary>
    protected virtual bool ReplacesStatus => false;

    /// <summary>Handles a selected request on its way down; by default it goes on, and comes back to <see cref="OnReturn"/>.</summary>
    /// <param name="irp">The IRP.</param>
    /// <returns>What the dispatch routine returns.</returns>
    protected virtual NtStatus OnRequest(Irp irp)
    {
        ArgumentNullException.ThrowIfNull(irp);
        if (!ReplacesStatus)
        {
            return PassDown(irp, ReturnedTransparently);
        }

        irp.MarkIrpPending();
        PassDown(irp, Returned);
        return NtStatus.Pending;
    }

    /// <summary>Looks at a request that comes back. It may change byte count and data, and the status where <see cref="ReplacesStatus"/> says so.</summary>
    /// <param name="irp">The IRP; its IoStatus is what the driver below gave.</param>
    protected virtual void OnReturn(Irp irp)
    {
    }

    // Whoever lets a completion go on must pass the pending mark on.
    private NtStatus ReturnedTransparently(DeviceObject? device, Irp irp, object? context)
    {
        OnReturn(irp);
        if (irp.PendingReturned)
        {
            irp.MarkIrpPending();
        }

        return NtStatus.Success;
    }

    private NtStatus Returned(DeviceObject? device, Irp irp, object? context)
    {
        OnReturn(irp);
        return NtStatus.Success;
    }
}
