#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Stack locations and completion routines.</content>
public static partial class WdmH
{
    /// <inheritdoc cref="IoManager.GetCurrentIrpStackLocation"/>
    public static ref IoStackLocation IoGetCurrentIrpStackLocation(Irp Irp) =>
        ref Handles.RequireWdm(Irp, nameof(IoGetCurrentIrpStackLocation), nameof(Irp)).GetCurrentIrpStackLocation();

    /// <inheritdoc cref="IoManager.GetNextIrpStackLocation"/>
    public static ref IoStackLocation IoGetNextIrpStackLocation(Irp Irp) =>
        ref Handles.RequireWdm(Irp, nameof(IoGetNextIrpStackLocation), nameof(Irp)).GetNextIrpStackLocation();

    /// <inheritdoc cref="IoManager.SetNextIrpStackLocation"/>
    public static void IoSetNextIrpStackLocation(Irp Irp) =>
        Handles.RequireWdm(Irp, nameof(IoSetNextIrpStackLocation), nameof(Irp)).SetNextIrpStackLocation();

    /// <inheritdoc cref="IoManager.SkipCurrentIrpStackLocation"/>
    public static void IoSkipCurrentIrpStackLocation(Irp Irp) =>
        Handles.RequireWdm(Irp, nameof(IoSkipCurrentIrpStackLocation), nameof(Irp)).SkipCurrentIrpStackLocation();

    /// <inheritdoc cref="IoManager.CopyCurrentIrpStackLocationToNext"/>
    public static void IoCopyCurrentIrpStackLocationToNext(Irp Irp) =>
        Handles.RequireWdm(Irp, nameof(IoCopyCurrentIrpStackLocationToNext), nameof(Irp)).CopyCurrentIrpStackLocationToNext();

    /// <inheritdoc cref="IoManager.SetCompletionRoutine"/>
    public static void IoSetCompletionRoutine(Irp Irp, IoCompletionRoutine CompletionRoutine, object Context, bool InvokeOnSuccess, bool InvokeOnError, bool InvokeOnCancel) =>
        Handles.RequireWdm(Irp, nameof(IoSetCompletionRoutine), nameof(Irp))
            .SetCompletionRoutine(CompletionRoutine, Context, InvokeOnSuccess, InvokeOnError, InvokeOnCancel);

    /// <inheritdoc cref="IoManager.SetCompletionRoutineEx"/>
    public static NtStatus IoSetCompletionRoutineEx(DeviceObject DeviceObject, Irp Irp, IoCompletionRoutine CompletionRoutine, object Context, bool InvokeOnSuccess, bool InvokeOnError, bool InvokeOnCancel) =>
        Handles.RequireWdm(Irp, nameof(IoSetCompletionRoutineEx), nameof(Irp)).SetCompletionRoutineEx(
            RequireDevice(DeviceObject, nameof(IoSetCompletionRoutineEx), nameof(DeviceObject)), CompletionRoutine, Context, InvokeOnSuccess, InvokeOnError, InvokeOnCancel);

    /// <inheritdoc cref="IoManager.MarkIrpPending"/>
    public static void IoMarkIrpPending(Irp Irp) => Handles.RequireWdm(Irp, nameof(IoMarkIrpPending), nameof(Irp)).MarkIrpPending();
}
