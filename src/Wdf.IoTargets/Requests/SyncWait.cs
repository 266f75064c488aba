namespace Wdf.IoTargets;

/// <summary>A synchronous send in progress: takes the place of the completion routine.</summary>
/// <remarks>
/// Mostly the request is back before its sender begins to wait. Then, when nobody observes the steps of a wait, the outcome alone passes, and
/// the event is left alone: whoever comes second, the finisher or the waiter, sees in one word what the other has done.
/// </remarks>
internal sealed class SyncWait(SimulatedKernel kernel)
{
    private int _progress;

    private enum Progress
    {
        Sent,
        Awaited,
        Finished,
        Announced,
    }

    public KernelEvent Done { get; } = new(kernel, KernelEventType.Synchronization, name: "completion of a synchronous send");

    /// <summary>The driver's routine, called before the wait ends; null when it is not to be called.</summary>
    public EvtWdfRequestCompletionRoutine? Routine { get; set; }

    public object? Context { get; set; }

    public NtStatus Status { get; set; }

    public void Begin() => _progress = (int)Progress.Sent;

    /// <summary>The request is finished; its status is set.</summary>
    public void Finish()
    {
        var isAnnounced = kernel.StepsMatter;
        var before = Interlocked.Exchange(ref _progress, (int)(isAnnounced ? Progress.Announced : Progress.Finished));
        if (isAnnounced || before == (int)Progress.Awaited)
        {
            Done.Set();
        }
    }

    /// <summary>Waits for the request, for the first time.</summary>
    public NtStatus Wait(KernelTimeout limit) =>
        Volatile.Read(ref _progress) == (int)Progress.Finished
        || Interlocked.CompareExchange(ref _progress, (int)Progress.Awaited, (int)Progress.Sent) == (int)Progress.Finished
            ? NtStatus.Success
            : kernel.Wait(Done, limit);
}
