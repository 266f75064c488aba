#nullable disable

using System.Runtime.CompilerServices;

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
    public static void KeInitializeSpinLock(out KernelSpinLock SpinLock)
    {
        // What the variable refers to until now is the lock that C would write over.
        Unsafe.SkipInit(out SpinLock);
        if (SpinLock is not null)
        {
            Handles.Kernel.Signals?.LockReinitializing?.Invoke(SpinLock);
        }

        SpinLock = new KernelSpinLock(Handles.Kernel);
    }

    /// <inheritdoc cref="KernelSpinLock.Acquire"/>
    /// <param name="SpinLock">The lock.</param>
    /// <param name="OldIrql">The IRQL to give to KeReleaseSpinLock.</param>
    public static void KeAcquireSpinLock(KernelSpinLock SpinLock, out Irql OldIrql) =>
        OldIrql = Handles.RequireLock(SpinLock, nameof(KeAcquireSpinLock), nameof(SpinLock)).Acquire();

    /// <inheritdoc cref="KernelSpinLock.Release"/>
    /// <param name="SpinLock">The lock.</param>
    /// <param name="NewIrql">The IRQL to restore.</param>
    public static void KeReleaseSpinLock(KernelSpinLock SpinLock, Irql NewIrql) =>
        Handles.RequireLock(SpinLock, nameof(KeReleaseSpinLock), nameof(SpinLock)).Release(NewIrql);

    /// <summary>Raises the caller to DISPATCH_LEVEL.</summary>
    /// <returns>The level before, for KeLowerIrql.</returns>
    public static Irql KeRaiseIrqlToDpcLevel() => Handles.Kernel.RaiseIrql(Irql.Dispatch);

    /// <summary>Takes a spin lock and raises the caller to DISPATCH_LEVEL.</summary>
    /// <param name="SpinLock">The lock.</param>
    /// <returns>The IRQL to give to KeReleaseSpinLock.</returns>
    public static Irql KeAcquireSpinLockRaiseToDpc(KernelSpinLock SpinLock) =>
        Handles.RequireLock(SpinLock, nameof(KeAcquireSpinLockRaiseToDpc), nameof(SpinLock)).AcquireRaiseToDpc();

    /// <summary>Takes a spin lock at DISPATCH_LEVEL, which stays. Below it: bug check 0xC4 (0x40), as Driver Verifier has it.</summary>
    /// <param name="SpinLock">The lock.</param>
    public static void KeAcquireSpinLockAtDpcLevel(KernelSpinLock SpinLock) =>
        Handles.RequireLock(SpinLock, nameof(KeAcquireSpinLockAtDpcLevel), nameof(SpinLock)).AcquireAtDpcLevel();

    /// <summary>Gives a spin lock back at DISPATCH_LEVEL, which stays. Below it: bug check 0xC4 (0x41), as Driver Verifier has it.</summary>
    /// <param name="SpinLock">The lock.</param>
    public static void KeReleaseSpinLockFromDpcLevel(KernelSpinLock SpinLock) =>
        Handles.RequireLock(SpinLock, nameof(KeReleaseSpinLockFromDpcLevel), nameof(SpinLock)).ReleaseFromDpcLevel();

    /// <inheritdoc cref="KernelSpinLock.TryAcquire"/>
    /// <param name="SpinLock">The lock.</param>
    public static bool KeTryToAcquireSpinLockAtDpcLevel(KernelSpinLock SpinLock) =>
        Handles.RequireLock(SpinLock, nameof(KeTryToAcquireSpinLockAtDpcLevel), nameof(SpinLock)).TryAcquire();

    /// <summary>Takes a spin lock in a DPC of any kind.</summary>
    /// <param name="SpinLock">The lock.</param>
    /// <returns>The IRQL to give to KeReleaseSpinLockForDpc.</returns>
    public static Irql KeAcquireSpinLockForDpc(KernelSpinLock SpinLock) =>
        Handles.RequireLock(SpinLock, nameof(KeAcquireSpinLockForDpc), nameof(SpinLock)).AcquireForDpc();

    /// <summary>Gives a spin lock back that KeAcquireSpinLockForDpc took.</summary>
    /// <param name="SpinLock">The lock.</param>
    /// <param name="OldIrql">The IRQL to restore.</param>
    public static void KeReleaseSpinLockForDpc(KernelSpinLock SpinLock, Irql OldIrql) =>
        Handles.RequireLock(SpinLock, nameof(KeReleaseSpinLockForDpc), nameof(SpinLock)).ReleaseForDpc(OldIrql);

    /// <summary>Holds the processor for a time without giving way; no simulated time passes, but other processors run: a scheduling point.</summary>
    /// <param name="MicroSeconds">How long.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kestallexecutionprocessor"/>
    public static void KeStallExecutionProcessor(uint MicroSeconds) => Interleave.Point();
}
