using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>What happens to IRPs and device stacks, told to the rules of the verifier.</summary>
internal abstract class IrpSignals(SimulatedKernel kernel) : KernelSignals(kernel)
{
    /// <summary>The pages of an MDL are about to be locked (MmProbeAndLockPages).</summary>
    public Action<Mdl>? MdlLocking;

    /// <summary>The pages of an MDL are about to be unlocked (MmUnlockPages).</summary>
    public Action<Mdl>? MdlUnlocking;

    /// <summary>A mapping of an MDL is about to be made; not given when one exists that is used again.</summary>
    public Action<Mdl>? MdlMapping;

    /// <summary>An MDL is about to be freed (IoFreeMdl).</summary>
    public Action<Mdl>? MdlFreeing;

    /// <summary>Bytes are used after their owner has taken them back; the owner is given.</summary>
    public Action<KernelObject>? RevokedViewUsed;

    /// <summary>An MDL is used after who lent it has taken it back; the lender and the MDL are given.</summary>
    public Action<KernelObject, Mdl>? TakenBackMdlUsed;

    /// <summary>IoCallDriver: the device, the IRP, which may be a freed one, and its record. The sender is on top of the record. Given only for a send that is not ordinary (see Ordinary).</summary>
    public Action<DeviceObject, Irp, IrpRecord>? IrpSending;

    /// <summary>IoCallDriver has returned STATUS_PENDING to the creator: its visit, the IRP's record, and the status. The IRP may be gone.</summary>
    public Action<IrpVisit, IrpRecord, NtStatus>? IrpSendReturned;

    /// <summary>A dispatch routine has returned: its visit and the status. The IRP may be gone. Given only for a return that is not ordinary (see Ordinary).</summary>
    public Action<IrpVisit, NtStatus>? DispatchReturned;

    /// <summary>IoCompleteRequest: the IRP, which may be a freed one, and its record. Given only for a completion that is not ordinary (see Ordinary).</summary>
    public Action<Irp, IrpRecord>? IrpCompleting;

    /// <summary>
    /// A completion routine has let the completion go on: the IRP, the visit that had set the routine, and whether PendingReturned was set. Given only when it was, or
    /// when the IRP is freed.
    /// </summary>
    public Action<Irp, IrpVisit, bool>? RoutineLetGo;

    /// <summary>A completion routine that has marked the IRP pending has returned, whatever it answered: the visit that had set it.</summary>
    public Action<IrpVisit>? RoutineReturned;

    /// <summary>The completion of an IRP that is bound to a thread has come to the end of the walk.</summary>
    public Action<Irp>? IrpFinishing;

    /// <summary>IoMarkIrpPending, before the mark.</summary>
    public Action<Irp, IrpRecord>? IrpMarking;

    /// <summary>IoFreeIrp: the IRP, which may be a freed one.</summary>
    public Action<Irp, IrpRecord>? IrpFreeing;

    /// <summary>IoReuseIrp (true) or IoInitializeIrp (false).</summary>
    public Action<Irp, IrpRecord, bool>? Reinitialising;

    /// <summary>IoSetCancelRoutine, before the exchange; the new routine or null.</summary>
    public Action<Irp, IrpRecord, DriverCancel?>? CancelRoutineChanging;

    /// <summary>IoCancelIrp: the IRP, which may be a freed one.</summary>
    public Action<Irp, IrpRecord>? Cancelling;

    /// <summary>IoSetCompletionRoutine or its Ex form, before it takes effect: the device of the Ex form, else null.</summary>
    public Action<Irp, IrpRecord, DeviceObject?>? RoutineSetting;

    /// <summary>A freed IRP is used: true by a routine of the kernel, false by the driver itself.</summary>
    public Action<Irp, bool>? StaleUse;

    /// <summary>An IRP's list entry goes on a list: true by an interlocked routine.</summary>
    public Action<Irp, IrpRecord, bool>? IrpQueueing;

    /// <summary>A builder is given a buffer of the kernel's that is freed: the device, and whether it is for a device control.</summary>
    public Action<DeviceObject, bool>? BadBuffer;

    /// <summary>An IRP has no location left for what is asked of it.</summary>
    public Action<Irp>? OutOfLocations;

    /// <summary>A write whose data was looked at when it was sent has come back from the driver below.</summary>
    public Action<Irp, IrpRecord>? CameBack;

    /// <summary>A routine was given NULL for a device object: its name.</summary>
    public Action<string>? NullDevice;

    /// <summary>IoDeleteDevice.</summary>
    public Action<DeviceObject>? DeviceDeleting;

    /// <summary>IoDetachDevice: the device, and whether it is attached, or something is attached to it.</summary>
    public Action<DeviceObject, bool>? DeviceDetaching;

    /// <summary>ObDereferenceObject for a device.</summary>
    public Action<DeviceObject>? DeviceDereferencing;

    /// <summary>A frame of a function ends: its events and status blocks are gone.</summary>
    public Action<StackFrame>? FrameEnding;

    /// <summary>IRPs of builders that are pending, and whose event nobody has waited for yet or looked at. Protected by itself.</summary>
    public List<Irp> Unawaited { get; } = [];

    /// <inheritdoc/>
    public override void Reset() => Unawaited.Clear();

    /// <summary>The signals of a kernel; null when nobody listens.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static IrpSignals? Of(SimulatedKernel kernel) => Unsafe.As<IrpSignals?>(kernel.Signals);
}
