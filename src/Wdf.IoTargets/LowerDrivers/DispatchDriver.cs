namespace Wdf.IoTargets;

/// <summary>A lower driver whose dispatch routine is a delegate: the raw contract, written in place in a test.</summary>
/// <param name="kernel">The kernel that it lives in.</param>
/// <param name="dispatch">
/// Handles reads, writes, device controls and the like. It is given the driver, for its <see cref="CompleteIrp"/>,
/// <see cref="HoldIrp"/> and <see cref="PassDownIrp"/>, and the IRP.
/// </param>
/// <param name="options">Name, flags and place of the device; null for the defaults.</param>
public sealed class DispatchDriver(SimulatedKernel kernel, Func<DispatchDriver, Irp, NtStatus> dispatch, LowerDriverOptions? options = null)
    : LowerDriver(kernel, options)
{
    /// <summary>Completes an IRP at once.</summary>
    /// <param name="irp">The IRP.</param>
    /// <param name="status">Its final status.</param>
    /// <param name="information">Bytes transferred, or bytes of output.</param>
    /// <returns>The status, for the dispatch routine to return.</returns>
    public static NtStatus CompleteIrp(Irp irp, NtStatus status, ulong information = 0) => Complete(irp, status, information);

    /// <summary>Marks an IRP pending and keeps it; the dispatch routine must return <see cref="NtStatus.Pending"/>.</summary>
    /// <param name="irp">The IRP.</param>
    /// <param name="cancelable">Whether cancellation completes it.</param>
    /// <returns>The held IRP.</returns>
    public PendingIrp HoldIrp(Irp irp, bool cancelable = true) => Hold(irp, cancelable);

    /// <summary>Passes an IRP down with the same stack location.</summary>
    /// <param name="irp">The IRP.</param>
    /// <returns>What the driver below returned.</returns>
    public NtStatus PassDownIrp(Irp irp) => PassDown(irp);

    /// <inheritdoc/>
    protected override NtStatus Dispatch(DeviceObject device, Irp irp) => dispatch(this, irp);
}
