namespace Wdf.IoTargets;

/// <content>Closing and deleting: everything that is outstanding is ended and waited for.</content>
public abstract partial class WdfIoTarget
{
    /// <summary>Whether a stop or purge on another thread waits for what was sent.</summary>
    private protected bool IsStopping => _isWaiting;

    /// <summary>Goes to a final state: takes everything that is outstanding, to be ended outside the lock.</summary>
    private protected Removal BeginRemovalLocked(WdfIoTargetState newState)
    {
        _state = newState;
        var pended = DrainPendedLocked(toBeSent: false);

        // In the order in which the real framework's list comes out: ignored ones first, then sent ones.
        var sent = new List<WdfRequest>();
        _ignored.SnapshotTo(sent);
        _sent.SnapshotTo(sent);
        if (sent.Count > 0)
        {
            _isRemoving = true;
            _sentIoDone.Clear();
        }
        else
        {
            ClearTargetPointers();
            _sentIoDone.SetQuietly();
        }

        return new Removal(pended, sent);
    }

    /// <summary>Ends what was taken, and waits for what was sent.</summary>
    private protected void FinishRemoval(in Removal removal)
    {
        CompletePended(removal.Pended);
        CancelAll(removal.Sent);
        if (removal.Sent.Count > 0)
        {
            Kernel.Step(KernelStep.TargetWaiting, this);
            Kernel.Wait(_sentIoDone, KernelTimeout.Infinite);
        }
    }

    /// <summary>The end of the target, after its cleanup callback: also waits until every completion has fully returned.</summary>
    private protected virtual void Remove()
    {
        Kernel.Step(KernelStep.TargetStateChanging, this);
        bool isStopping;
        lock (_lock)
        {
            isStopping = _isWaiting;
        }

        if (isStopping)
        {
            WaitForStopper();
        }

        Removal removal;
        lock (_lock)
        {
            removal = BeginRemovalLocked(WdfIoTargetState.Deleted);
        }

        FinishRemoval(removal);
        WaitForCompletions();
    }

    private protected void WaitForCompletions()
    {
        var zero = new KernelEvent(Kernel, KernelEventType.Notification, name: $"last completion of {Name}");
        _ioCountIsZero = zero;
        if (Interlocked.Decrement(ref _ioCount) > 0)
        {
            Kernel.Step(KernelStep.TargetWaiting, this);
            Kernel.Wait(zero, KernelTimeout.Infinite);
        }
    }

    private protected void ResetSentIoEvent() => _sentIoDone.Clear();

    private protected void WaitForStopper() => WaitForOtherThread("The end of the target");

    // One auto-reset event serves all waiters: two threads that overlap can wait for ever, which a deadlock report then tells.
    private void WaitForOtherThread(string ddi)
    {
        _overlap = $"{ddi} waits for {_waiter ?? "a stop or purge"} on another thread";
        Kernel.Wait(_sentIoDone, KernelTimeout.Infinite);
        _overlap = null;
    }

    private string? _overlap;

    internal override string? LeftOver =>
        _overlap is not null ? $"{_overlap}: the documentation forbids the overlap, and the real framework can hang there for ever." : base.LeftOver;

    /// <summary>What was outstanding when the target went to a final state.</summary>
    private protected readonly record struct Removal(List<WdfRequest> Pended, List<WdfRequest> Sent);
}
