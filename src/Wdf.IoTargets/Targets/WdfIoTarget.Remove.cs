namespace Wdf.IoTargets;

/// <content>Closing and deleting: everything that is outstanding is ended and waited for.</content>
public abstract partial class WdfIoTarget
{
    /// <summary>Goes to a final state and waits until nothing is outstanding.</summary>
    private protected void GotoRemoved(WdfIoTargetState newState)
    {
        Kernel.Step(KernelStep.TargetStateChanging, this);
        var toCancel = new List<WdfRequest>();
        List<WdfRequest> pended;
        bool waits;
        WaitForStopperToFinish();
        lock (_lock)
        {
            _state = newState;
            pended = DrainPendedLocked(toBeSent: false);

            // In the order in which the real framework's list comes out: ignored ones first, then sent ones.
            _ignored.SnapshotTo(toCancel);
            _sent.SnapshotTo(toCancel);
            waits = toCancel.Count > 0;
            if (waits)
            {
                _isRemoving = true;
                _sentIoDone.Clear();
            }
            else
            {
                ClearTargetPointers();
                _sentIoDone.SetQuietly();
            }
        }

        CompletePended(pended);
        CancelAll(toCancel);
        if (waits)
        {
            Kernel.Step(KernelStep.TargetWaiting, this);
            Kernel.Wait(_sentIoDone, KernelTimeout.Infinite);
        }
    }

    /// <summary>The end of the target, after its cleanup callback: also waits until every completion has fully returned.</summary>
    private protected virtual void Remove()
    {
        GotoRemoved(WdfIoTargetState.Deleted);
        var zero = new KernelEvent(Kernel, KernelEventType.Notification, name: $"last completion of {Name}");
        _ioCountIsZero = zero;
        if (Interlocked.Decrement(ref _ioCount) > 0)
        {
            Kernel.Step(KernelStep.TargetWaiting, this);
            Kernel.Wait(zero, KernelTimeout.Infinite);
        }
    }

    private void WaitForStopperToFinish()
    {
        bool isWaiting;
        lock (_lock)
        {
            isWaiting = _isWaiting;
        }

        if (isWaiting)
        {
            WaitForOtherThread(nameof(WdfIoTarget));
        }
    }

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
}
