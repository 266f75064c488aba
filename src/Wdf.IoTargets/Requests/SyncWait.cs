namespace Wdf.IoTargets;

/// <summary>A synchronous send: takes the place of the completion routine while it is in progress. The request keeps it for the next one.</summary>
/// <remarks>
/// Mostly the request is back before its sender begins to wait. Then, when nobody observes the steps of a wait, the outcome alone passes, and
/// the event is left alone: whoever comes second, the finisher or the waiter, sees in one word what the other has done.
/// </remarks>
internal sealed class SyncWait(SimulatedKernel kernel)
{
    private int _progress;
    private bool _isTaken;

    private enum Progress
    {
        Sent,
        Awaited,
        Finished,
        Announced,
    }

    /// <summary>Whether the request that is with a target, or on its way there, was sent so. No more when the driver's routine is called, which may send it again.</summary>
    public bool IsInProgress { get; set; }

    /// <summary>Whether somebody sends with it, and waits or has yet to look at the outcome.</summary>
    public bool IsTaken => Volatile.Read(ref _isTaken);

    /// <summary>The context that synchronous helpers borrow; null before the first.</summary>
    public IoFormatContext? HelperFormat { get; set; }

    /// <summary>What the sender waits for; null before the first send.</summary>
    public KernelEvent? Done { get; private set; }

    /// <summary>The driver's routine, called before the wait ends; null when it is not to be called.</summary>
    public EvtWdfRequestCompletionRoutine? Routine { get; set; }

    public object? Context { get; set; }

    public NtStatus Status { get; set; }

    /// <summary>A send begins with it.</summary>
    public void Begin()
    {
        Done ??= new KernelEvent(kernel, KernelEventType.Synchronization, name: "completion of a synchronous send");
        _progress = (int)Progress.Sent;
        _isTaken = true;
        IsInProgress = true;
    }

    /// <summary>The sender has what it needs.</summary>
    public void End()
    {
        Routine = null;
        Context = null;
        Volatile.Write(ref _isTaken, false);
    }

    /// <summary>The request is finished; its status is set.</summary>
    public void Finish()
    {
        var isAnnounced = kernel.StepsMatter;
        var before = Interlocked.Exchange(ref _progress, (int)(isAnnounced ? Progress.Announced : Progress.Finished));
        if (isAnnounced || before == (int)Progress.Awaited)
        {
            Done!.Set();
        }
    }

    /// <summary>Waits for the request, for the first time.</summary>
    public NtStatus Wait(KernelTimeout limit) =>
        Volatile.Read(ref _progress) == (int)Progress.Finished
        || Interlocked.CompareExchange(ref _progress, (int)Progress.Awaited, (int)Progress.Sent) == (int)Progress.Finished
            ? NtStatus.Success
            : kernel.Wait(Done!, limit);
}
