#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Cancellation of IRPs.</content>
public static partial class WdmH
{
    /// <inheritdoc cref="IoManager.SetCancelRoutine"/>
    public static DriverCancel IoSetCancelRoutine(Irp Irp, DriverCancel CancelRoutine) =>
        Handles.RequireWdm(Irp, nameof(IoSetCancelRoutine), nameof(Irp)).SetCancelRoutine(CancelRoutine);

    /// <inheritdoc cref="IoManager.CancelIrp"/>
    public static bool IoCancelIrp(Irp Irp) => IoManager.CancelIrp(Handles.RequireWdm(Irp, nameof(IoCancelIrp), nameof(Irp)));

    /// <summary>Takes the system-wide cancel spin lock. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="Irql">The IRQL to restore.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-ioacquirecancelspinlock"/>
    public static void IoAcquireCancelSpinLock(out Irql Irql) => Irql = IoManager.AcquireCancelSpinLock(Handles.Kernel);

    /// <summary>Gives the cancel spin lock back.</summary>
    /// <param name="Irql">The IRQL to restore; in a cancel routine the IRP's CancelIrql.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-ioreleasecancelspinlock"/>
    public static void IoReleaseCancelSpinLock(Irql Irql) => IoManager.ReleaseCancelSpinLock(Handles.Kernel, Irql);
}
