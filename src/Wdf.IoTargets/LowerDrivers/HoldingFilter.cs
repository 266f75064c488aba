namespace Wdf.IoTargets;

/// <summary>A filter that keeps the requests that the driver below has completed, and completes them later with the same outcome.</summary>
public abstract class HoldingFilter : FilterDriver
{
    private protected HoldingFilter(DeviceObject below)
        : base(below)
    {
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

    /// <summary>A request has come back and is kept; cancellation ends it while it is, and may have ended it already.</summary>
    /// <param name="pending">The request.</param>
    /// <param name="result">How the driver below completed it.</param>
    /// <param name="bytes">What it moved: the bytes transferred, or input and output of a device control.</param>
    private protected abstract void OnHeld(PendingIrp pending, IoResult result, ulong bytes);

    private NtStatus KeepForAWhile(DeviceObject? device, Irp irp, object? context)
    {
        var result = new IoResult(irp.IoStatus.Status, irp.IoStatus.Information);
        var io = new SimulatedIo(irp);
        var bytes = result.Information + (io.MajorFunction == MajorFunction.Write ? 0 : (ulong)io.InputLength);
        OnHeld(Keep(new PendingIrp(this, irp), cancelable: true), result, bytes);
        return NtStatus.MoreProcessingRequired;
    }
}
