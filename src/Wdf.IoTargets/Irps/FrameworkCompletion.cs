namespace Wdf.IoTargets;

/// <summary>The completion routine of the framework itself, which stops the completion of what a target has sent.</summary>
internal static class FrameworkCompletion
{
    /// <summary>The routine; its context is the <see cref="ISentRequest"/>. The I/O manager calls what is behind it straight away when no rule listens.</summary>
    public static readonly IoCompletionRoutine Routine = OnIrpCameBack;

    private static NtStatus OnIrpCameBack(DeviceObject? device, Irp irp, object? context)
    {
        ((ISentRequest)context!).OnIrpCameBack(irp, ThreadContext.Current);
        return NtStatus.MoreProcessingRequired;
    }
}
