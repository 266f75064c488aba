namespace Wdf.IoTargets.Benchmarks;

/// <summary>A lower device that holds one IRP at a time.</summary>
internal sealed class Holder
{
    private readonly DriverCancel? _cancel;
    private Irp? _held;

    /// <param name="cancelable">Whether it sets a cancel routine, which completes the IRP.</param>
    public Holder(bool cancelable) => _cancel = cancelable ? OnCancel : null;

    public NtStatus Dispatch(DeviceObject device, Irp irp)
    {
        irp.MarkIrpPending();
        if (_cancel is not null)
        {
            irp.SetCancelRoutine(_cancel);
            if (irp.Cancel && irp.SetCancelRoutine(null) is not null)
            {
                Lower.Complete(irp, NtStatus.Cancelled, 0);
                return NtStatus.Pending;
            }
        }

        Volatile.Write(ref _held, irp);
        return NtStatus.Pending;
    }

    /// <summary>The IRP, which is then the caller's; null when there is none.</summary>
    public Irp? Take()
    {
        var irp = Volatile.Read(ref _held);
        if (irp is not null)
        {
            _held = null;
        }

        return irp;
    }

    private void OnCancel(DeviceObject? device, Irp irp)
    {
        _held = null;
        IoManager.ReleaseCancelSpinLock(irp.Kernel, irp.CancelIrql);
        Lower.Complete(irp, NtStatus.Cancelled, 0);
    }
}
