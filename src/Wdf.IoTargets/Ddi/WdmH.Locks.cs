#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>IRQL and spin locks.</content>
public static partial class WdmH
{
    /// <inheritdoc cref="SimulatedKernel.CurrentIrql"/>
    public static Irql KeGetCurrentIrql() => Handles.Kernel.CurrentIrql;

    /// <inheritdoc cref="SimulatedKernel.RaiseIrql"/>
    /// <param name="NewIrql">The new level; not below the current one.</param>
    /// <param name="OldIrql">The level before.</param>
    public static void KeRaiseIrql(Irql NewIrql, out Irql OldIrql) => OldIrql = Handles.Kernel.RaiseIrql(NewIrql);

    /// <inheritdoc cref="SimulatedKernel.LowerIrql"/>
    /// <param name="NewIrql">The level that KeRaiseIrql gave as the old one.</param>
    public static void KeLowerIrql(Irql NewIrql) => Handles.Kernel.LowerIrql(NewIrql);

    /// <summary>Makes a spin lock. A lock is an object here; the variable or field holds a reference to it.</summary>
    /// <param name="SpinLock">The lock.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keinitializespinlock"/>
    public static void KeInitializeSpinLock(out KernelSpinLock SpinLock) => SpinLock = new KernelSpinLock(Handles.Kernel);

    /// <inheritdoc cref="KernelSpinLock.Acquire"/>
    /// <param name="SpinLock">The lock.</param>
    /// <param name="OldIrql">The IRQL to give to KeReleaseSpinLock.</param>
    public static void KeAcquireSpinLock(KernelSpinLock SpinLock, out Irql OldIrql) =>
        OldIrql = Handles.RequireWdm(SpinLock, nameof(KeAcquireSpinLock), nameof(SpinLock)).Acquire();

    /// <inheritdoc cref="KernelSpinLock.Release"/>
    /// <param name="SpinLock">The lock.</param>
    /// <param name="NewIrql">The IRQL to restore.</param>
    public static void KeReleaseSpinLock(KernelSpinLock SpinLock, Irql NewIrql) =>
        Handles.RequireWdm(SpinLock, nameof(KeReleaseSpinLock), nameof(SpinLock)).Release(NewIrql);
}
