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

    /// <summary>As IoSetCompletionRoutine, and keeps the device until the routine has run. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="DeviceObject">The caller's device.</param>
    /// <param name="Irp">The IRP.</param>
    /// <param name="CompletionRoutine">The routine.</param>
    /// <param name="Context">Given to the routine.</param>
    /// <param name="InvokeOnSuccess">Call it when the status is a success.</param>
    /// <param name="InvokeOnError">Call it when the status is none; a warning counts as an error.</param>
    /// <param name="InvokeOnCancel">Call it when the IRP's Cancel is set, whatever the status.</param>
    /// <returns>Success: devices do not go away under a routine here.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-iosetcompletionroutineex"/>
    public static NtStatus IoSetCompletionRoutineEx(DeviceObject DeviceObject, Irp Irp, IoCompletionRoutine CompletionRoutine, object Context, bool InvokeOnSuccess, bool InvokeOnError, bool InvokeOnCancel)
    {
        Handles.RequireWdm(DeviceObject, nameof(IoSetCompletionRoutineEx), nameof(DeviceObject));
        Handles.RequireWdm(Irp, nameof(IoSetCompletionRoutineEx), nameof(Irp))
            .SetCompletionRoutine(CompletionRoutine, Context, InvokeOnSuccess, InvokeOnError, InvokeOnCancel);
        return NtStatus.Success;
    }

    /// <inheritdoc cref="IoManager.MarkIrpPending"/>
    public static void IoMarkIrpPending(Irp Irp) => Handles.RequireWdm(Irp, nameof(IoMarkIrpPending), nameof(Irp)).MarkIrpPending();
}
