namespace Wdf.IoTargets;

/// <summary>A synchronous send in progress: takes the place of the completion routine.</summary>
internal sealed class SyncWait(SimulatedKernel kernel)
{
    public KernelEvent Done { get; } = new(kernel, KernelEventType.Synchronization, name: "completion of a synchronous send");

    /// <summary>The driver's routine, called before the wait ends; null when it is not to be called.</summary>
    public EvtWdfRequestCompletionRoutine? Routine { get; set; }

    public object? Context { get; set; }

    public NtStatus Status { get; set; }
}
