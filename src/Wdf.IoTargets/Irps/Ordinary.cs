namespace Wdf.IoTargets;

/// <summary>
/// What correct drivers do with nearly every IRP. Each of these is one look at the fields that rules ask for, in place of a dozen rules that each look
/// at their own: where it says yes no rule has anything to say, where it says no each decides for itself.
/// </summary>
/// <remarks>A rule that listens to one of these signals must not want more than is left out here.</remarks>
internal static class Ordinary
{
    /// <summary>A send by the driver that has the IRP, to a device that is there, with a next location that the sender wrote.</summary>
    public static bool IsSend(DeviceObject device, Irp irp, IrpRecord record, KernelActor actor, KernelObject? driver)
    {
        var sender = record.Top;
        var number = irp.CurrentLocation - 1;
        if (irp.Fate == IrpFate.Freed || number < 1 || number < device.StackSize || device.IsDeleted || irp.CancelRoutineWord is not null || irp.MdlAddress is not null || sender.HasRoutineFailed)
        {
            return false;
        }

        ref readonly var next = ref irp.Location(number);
        return actor.Irql < Irql.Apc && IsOwner(sender, driver) && next.MajorFunction != MajorFunction.Create
            && (device.Flags & (DeviceFlags.BufferedIo | DeviceFlags.DirectIo)) != (DeviceFlags.BufferedIo | DeviceFlags.DirectIo)
            && (sender.IsCreator ? IsByCreator(irp, sender, next) : IsPassedOn(device, sender, next));
    }

    /// <summary>A completion with a final status, by the driver that has the IRP and was sent it, without a cancel routine in it and without a lock held.</summary>
    public static bool IsCompletion(Irp irp, IrpRecord record, KernelActor actor, KernelObject? driver) =>
        record is { IsFinished: false, Top: { IsCreator: false, IsTakenBack: false, IsRoutineUnsent: false } top }
        && irp.Fate != IrpFate.Freed && irp.CancelRoutineWord is null && irp.StatusBlock.Status is not (NtStatus.Pending or (NtStatus)0xFFFFFFFF)
        && IsOwner(top, driver) && actor.Irql <= Irql.Dispatch && actor.Record.Locks.IsEmpty && irp.Kernel.CancelSpinLock.Owner is null;

    /// <summary>A dispatch routine has completed the IRP and returns its status, or passed it on and returns what it got, or marked and kept it and says so.</summary>
    public static bool IsReturn(IrpVisit visit, NtStatus status)
    {
        if (visit.HasTouchedLate)
        {
            return false;
        }

        if (status == NtStatus.Pending && visit.IsMarked)
        {
            return !visit.IsCancelUnread;
        }

        if (visit.IsMarked || !IsUsual(status))
        {
            return false;
        }

        return visit.HasCompleted
            ? status != NtStatus.Pending && status == visit.CompletedStatus
            : visit is { HasSent: true, IsTakenBack: false, IsRoutineUnsent: false } && status == visit.SendStatus;
    }

    // Code that is no driver's is a test's own.
    private static bool IsOwner(IrpVisit visit, KernelObject? caller) => caller is null || ReferenceEquals(visit.Driver, caller);

    private static bool IsByCreator(Irp irp, IrpVisit sender, in IoStackLocation next) =>
        irp.UserEvent is null && next.CompletionRoutine is not null
        && (sender.IsSkipped || (HasOwnControl(sender, next) && (sender.IsRoutineUnsent || irp.CurrentLocation > irp.StackCount)));

    private static bool IsPassedOn(DeviceObject device, IrpVisit sender, in IoStackLocation next)
    {
        var from = sender.Device!;
        return ReferenceEquals(from.AttachedTo, device) && ((device.Flags ^ from.Flags) & (DeviceFlags.BufferedIo | DeviceFlags.DirectIo)) == 0
            && (sender.IsSkipped || (HasOwnControl(sender, next) && sender is { IsRoutineUnsent: true } && (sender.IsCopied || sender.IsNextReached) && next.CompletionRoutine is not null));
    }

    private static bool HasOwnControl(IrpVisit sender, in IoStackLocation next) =>
        (next.Control & ~(StackLocationControl.ErrorReturned | (sender.IsRoutineUnsent ? sender.RoutineFlags : 0))) == 0;

    private static bool IsUsual(NtStatus status) => status is NtStatus.Success or NtStatus.Pending || ((uint)status & 0xFFFF0000) == 0xC0000000;
}
