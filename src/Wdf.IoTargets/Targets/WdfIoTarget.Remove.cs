namespace Wdf.IoTargets;

/// <content>Closing and deleting: everything that is outstanding is ended and waited for.</content>
public abstract partial class WdfIoTarget
{
    private protected const string Deletion = "WdfObjectDelete";

    /// <summary>Goes to a final state: takes everything that is outstanding, to be ended outside the lock.</summary>
    private protected Removal BeginRemovalLocked(WdfIoTargetState newState, string ddi)
    {
        _state = newState;
        var pended = DrainPendedLocked(toBeSent: false);

        // In the order in which the real framework's list comes out: ignored ones first, then sent ones.
        var sent = new List<WdfRequest>();
        _ignored.SnapshotTo(sent);
        _sent.SnapshotTo(sent);
        StateWait? wait = null;
        if (sent.Count > 0)
        {
            _isRemoving = true;
            ClearSignalLocked(ddi);
            wait = BeginWaitLocked(ddi);
        }
        else
        {
            ClearTargetPointers();
            _sentIoDone.SetQuietly();
        }

        return new Removal(pended, sent, wait);
    }

    /// <summary>Ends what was taken, and waits for what was sent.</summary>
    private protected void FinishRemoval(in Removal removal)
    {
        CompletePended(removal.Pended);
        CancelAll(removal.Sent);
        if (removal.Wait is { } wait)
        {
            Kernel.Step(KernelStep.TargetWaiting, this);
            WaitForSignal(wait);
        }
    }

    /// <summary>The end of the target, after its cleanup callback: also waits until every completion has fully returned.</summary>
    private protected virtual void Remove()
    {
        Kernel.Step(KernelStep.TargetStateChanging, this);
        StateWait? stopper;
        using (_lock.Enter())
        {
            stopper = BeginWaitForStopperLocked(Deletion);
        }

        if (stopper is not null)
        {
            WaitForSignal(stopper);
        }

        Removal removal;
        using (_lock.Enter())
        {
            removal = BeginRemovalLocked(WdfIoTargetState.Deleted, Deletion);
        }

        FinishRemoval(removal);
        WaitForCompletions();
    }

    private protected void WaitForCompletions()
    {
        var all = new KernelEvent(Kernel, KernelEventType.Notification, name: $"last completion of {Name}");
        bool mustWait;
        using (_lock.Enter())
        {
            _allFinished = all;
            mustWait = _unfinished != 0;
        }

        if (mustWait)
        {
            Kernel.Step(KernelStep.TargetWaiting, this);
            Kernel.Wait(all, KernelTimeout.Infinite);
        }
    }

    /// <summary>What was outstanding when the target went to a final state.</summary>
    private protected readonly record struct Removal(List<WdfRequest> Pended, List<WdfRequest> Sent, StateWait? Wait);
}
