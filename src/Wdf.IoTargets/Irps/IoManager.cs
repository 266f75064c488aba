using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>The I/O manager: the Io* routines. This part makes and ends IRPs.</summary>
public static partial class IoManager
{
    /// <summary>Allocates an IRP (IoAllocateIrp). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="stackSize">Stack locations: the StackSize of the device that it is sent to, one more if the creator wants one itself.</param>
    /// <param name="chargeQuota">Whether the process is charged for it; without effect, but an IRP that is charged must not be initialised again.</param>
    /// <returns>A zeroed IRP whose current location is nobody's; null when memory fails. The creator frees it with <see cref="FreeIrp"/>.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-ioallocateirp"/>
    public static Irp? AllocateIrp(SimulatedKernel kernel, int stackSize, bool chargeQuota = false)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        kernel.CheckCaller();
        kernel.TellCalled(WdmRoutine.IoAllocateIrp, null);
        ArgumentOutOfRangeException.ThrowIfNegative(stackSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stackSize, sbyte.MaxValue - 1);
        if (!kernel.CanAllocate(AllocationSite.Irp))
        {
            return null;
        }

        var irp = new Irp(kernel, stackSize, IrpOrigin.Allocated);
        irp.Record?.ChargesQuota = chargeQuota;
        return irp;
    }

    /// <summary>Makes an IRP of memory that a driver owns (IoInitializeIrp). Not needed after <see cref="AllocateIrp"/>.</summary>
    /// <param name="irp">The memory: an IRP with room for the locations.</param>
    /// <param name="stackSize">Stack locations.</param>
    public static void InitializeIrp(Irp irp, int stackSize)
    {
        Require(irp);
        ArgumentOutOfRangeException.ThrowIfNegative(stackSize);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(stackSize, irp.Capacity);
        ObserveReinitialisation(irp, isReuse: false);
        RequireIdle(irp);
        irp.Reset(stackSize, NtStatus.Success);
        irp.Origin = IrpOrigin.Initialized;
        irp.Record?.Builder = IrpBuilder.Initialize;
    }

    /// <summary>Makes an IRP as new (IoReuseIrp). Only for idle IRPs of <see cref="AllocateIrp"/>.</summary>
    /// <param name="irp">The IRP.</param>
    /// <param name="status">Its new status.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-ioreuseirp"/>
    public static void ReuseIrp(Irp irp, NtStatus status)
    {
        Require(irp);
        ObserveReinitialisation(irp, isReuse: true);
        if (irp.Origin is IrpOrigin.ThreadBound or IrpOrigin.AsynchronousFsd or IrpOrigin.Associated)
        {
            irp.Kernel.BugCheck("IRP_REUSE_OF_BUILT_IRP", 0xC9, 0xA, $"{irp.Name} was made by a builder ({irp.Origin}) and cannot be reused.", "Build a new IRP for each operation, or use IoAllocateIrp.", irp);
        }

        RequireIdle(irp);
        irp.Reset(irp.StackCount, status);
    }

    /// <summary>Frees an IRP (IoFreeIrp): the packet only; MDLs and buffers are its creator's.</summary>
    /// <param name="irp">The IRP; idle, and not bound to a thread.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iofreeirp"/>
    public static void FreeIrp(Irp irp)
    {
        ArgumentNullException.ThrowIfNull(irp);
        if (irp.Record is { } record)
        {
            irp.Kernel.CheckCaller();
            IrpSignals.Of(irp.Kernel)?.IrpFreeing?.Invoke(irp, record);
        }

        Require(irp);
        if (irp.IsThreadBound)
        {
            irp.Kernel.BugCheck("IRP_FREE_OF_THREAD_BOUND_IRP", 0xC9, 0x1, $"{irp.Name} is bound to {irp.Thread?.Name ?? "its thread"} and cannot be freed by a driver.", "Complete it with IoCompleteRequest: the I/O manager then frees it.", irp);
        }

        if (irp.Fate == IrpFate.InFlight)
        {
            irp.Kernel.BugCheck("IRP_FREED_IN_FLIGHT", 0xC9, 0x2, $"{irp.Name} was freed while {irp.Owner()?.Name ?? "a driver"} has it.", "Wait for its completion; stop the completion with STATUS_MORE_PROCESSING_REQUIRED before freeing it.", irp);
        }

        Discard(irp);
    }

    internal static void Discard(Irp irp)
    {
        irp.Fate = IrpFate.Freed;
        irp.Kernel.Untrack(irp);
    }

    // Zeroing a packet that somebody still works on would tear it apart under him.
    private static void RequireIdle(Irp irp)
    {
        if (irp.Fate == IrpFate.InFlight || irp.CancelRoutine is not null)
        {
            var why = irp.Fate == IrpFate.InFlight ? $"{irp.Owner()?.Name ?? "a driver"} has it" : "its cancel routine is set";
            irp.Kernel.BugCheck("IRP_REINITIALISED_IN_USE", 0xC9, 0x310, $"{irp.Name} was made as new while {why}.", "Wait for its completion, and clear the cancel routine, before IoReuseIrp or IoInitializeIrp.", irp);
        }
    }

    /// <summary>An IRP that is null or was freed must not be used. For routines of the kernel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Require(Irp irp)
    {
        ArgumentNullException.ThrowIfNull(irp);
        irp.Kernel.CheckCaller();
        if (irp.Fate == IrpFate.Freed)
        {
            UsedAfterFree(irp, byKernel: true);
        }
    }

    /// <summary>As <see cref="Require"/>, for what is no call on a real system but code of the driver itself.</summary>
    private static void RequireOwn(Irp irp)
    {
        ArgumentNullException.ThrowIfNull(irp);
        irp.Kernel.CheckCaller();
        if (irp.Fate == IrpFate.Freed)
        {
            UsedAfterFree(irp, byKernel: false);
        }
    }

    [DoesNotReturn]
    private static void UsedAfterFree(Irp irp, bool byKernel)
    {
        IrpSignals.Of(irp.Kernel)?.StaleUse?.Invoke(irp, byKernel);
        irp.Kernel.BugCheck("IRP_USED_AFTER_FREE", 0xC9, 0x1, $"{irp.Name} was used after it was freed.", "After IoCompleteRequest, IoFreeIrp, or IoCallDriver without a stopping completion routine, an IRP is gone.", irp);
    }
}
