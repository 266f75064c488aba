namespace Wdf.IoTargets;

/// <content>The way back: who finishes a request that returned, was cancelled, or timed out.</content>
public abstract partial class WdfIoTarget
{
    /// <summary>The IRP is back, or a kept request failed.</summary>
    internal void OnReturned(WdfRequest request)
    {
        var irp = request.Irp!;
        Kernel.Step(KernelStep.RequestReturned, request, this, irp.StatusBlock.Status, irp.StatusBlock.Information);
        bool finishes;
        var signals = false;
        using (_lock.Enter())
        {
            request.HasReturned = true;

            // A time-out that can no longer be stopped keeps the count up: its DPC finishes.
            finishes = request.StopTimer() && Interlocked.Decrement(ref request.CompletionCount) == 0;
            if (finishes)
            {
                signals = SettleLocked(request, cancelledMeansTimeout: request.HasTimedOut);
            }
        }

        if (finishes)
        {
            Finish(request, signals);
        }
    }

    /// <summary>The DPC of a time-out that expired.</summary>
    internal void OnTimeout(WdfRequest request)
    {
        Kernel.Step(KernelStep.RequestTimedOut, request, this);
        bool cancels;
        using (_lock.Enter())
        {
            request.IsTimerSet = false;
            cancels = !request.HasReturned;
            if (cancels)
            {
                request.HasTimedOut = true;
                Interlocked.Increment(ref request.CompletionCount);
            }
        }

        if (cancels)
        {
            request.Cancel();
        }

        bool finishes;
        var signals = false;
        using (_lock.Enter())
        {
            finishes = Interlocked.Decrement(ref request.CompletionCount) == 0;
            if (finishes)
            {
                signals = SettleLocked(request, cancelledMeansTimeout: true);
            }
        }

        if (finishes)
        {
            Finish(request, signals);
        }
    }

    /// <summary>A canceller brought the count to 0: the request returned while it worked.</summary>
    internal void FinishCancelled(WdfRequest request)
    {
        bool signals;
        using (_lock.Enter())
        {
            signals = SettleLocked(request, cancelledMeansTimeout: request.HasTimedOut);
        }

        Finish(request, signals);
    }

    // The last decision about a request: its status, its place in the lists, and whether somebody waited for the list to be empty.
    private bool SettleLocked(WdfRequest request, bool cancelledMeansTimeout)
    {
        ref var status = ref request.Irp!.StatusBlock.Status;
        if (cancelledMeansTimeout && status == NtStatus.Cancelled)
        {
            status = NtStatus.IoTimeout;
        }

        switch (request.List)
        {
            case RequestListKind.Sent:
                _sent.Remove(request);
                break;
            case RequestListKind.Ignored:
                _ignored.Remove(request);
                break;
            case RequestListKind.Pended:
                _pended.Remove(request);
                break;
        }

        var wasIgnored = request.IgnoresTargetState;
        request.HasReturned = false;
        request.IsTimerSet = false;
        request.HasTimedOut = false;
        request.IgnoresTargetState = false;
        if (_isRemoving)
        {
            if (_sent.IsEmpty && _ignored.IsEmpty)
            {
                _isRemoving = false;
                ClearTargetPointers();
                return true;
            }
        }
        else if (_isWaiting && !wasIgnored && _sent.IsEmpty)
        {
            _isWaiting = false;
            return true;
        }

        return false;
    }

    // The routine comes first; who waits for an empty list is told after it has returned.
    private void Finish(WdfRequest request, bool signals)
    {
        // Asked before the routine, which may send the request again.
        var isHoldCounted = request.IsHoldCounted;
        request.CompleteSubmitted();
        var mayBeLast = !isHoldCounted && !request.HasNoCountedReference;
        if (mayBeLast)
        {
            request.EndHold();
        }
        else
        {
            request.EndHoldNow(isHoldCounted);
        }

        if (signals)
        {
            _sentIoDone.Set();
        }

        CountFinished();
        if (mayBeLast)
        {
            request.EndIfUnreferenced();
        }
    }

    private void CountFinished()
    {
        Interlocked.Increment(ref _finished);
        if (_allFinished is { } all && AreAllFinished())
        {
            all.Set();
        }
    }

    private bool AreAllFinished()
    {
        using (_lock.Enter())
        {
            return Volatile.Read(ref _finished) == _accepted;
        }
    }
}
