namespace Wdf.IoTargets;

/// <content>The way back: who finishes a request that returned, was cancelled, or timed out.</content>
public abstract partial class WdfIoTarget
{
    /// <summary>The IRP is back, or a kept request failed.</summary>
    internal void OnReturned(WdfRequest request, ThreadContext thread)
    {
        var irp = request.Irp!;
        Kernel.Step(KernelStep.RequestReturned, request, this, irp.StatusBlock.Status, irp.StatusBlock.Information);
        bool finishes;
        var signals = false;
        using (_lock.Enter(thread))
        {
            request.HasReturned = true;

            // A time-out that can no longer be stopped keeps the count up: its DPC finishes.
            finishes = request.StopTimer() && --request.CompletionCount == 0;
            if (finishes)
            {
                signals = SettleLocked(request, cancelledMeansTimeout: request.HasTimedOut);
            }
        }

        if (finishes)
        {
            Finish(request, signals, thread);
        }
    }

    /// <summary>The DPC of a time-out that expired.</summary>
    internal void OnTimeout(WdfRequest request)
    {
        var thread = ThreadContext.Current;
        if (Kernel.IsDeterministic)
        {
            // Others may come first.
            Kernel.Step(KernelStep.RequestTimedOut, request, this);
        }

        bool cancels;
        using (_lock.Enter(thread))
        {
            if (!request.TakeTimeout())
            {
                return;
            }

            cancels = !request.HasReturned;
            if (cancels)
            {
                request.HasTimedOut = true;
                request.CompletionCount++;
            }
        }

        if (!Kernel.IsDeterministic)
        {
            // On real threads only now is it known that there is a time-out.
            Kernel.Step(KernelStep.RequestTimedOut, request, this);
        }

        if (cancels)
        {
            request.Cancel();
        }

        LetGo(request, cancelledMeansTimeout: true, thread);
    }

    /// <summary>Holds a sent request against completion, while somebody works on its IRP.</summary>
    /// <returns>False when the request is not with this target, or no longer.</returns>
    internal bool TryHold(WdfRequest request, ThreadContext thread)
    {
        using (_lock.Enter(thread))
        {
            var isHere = request.CompletionCount != 0 && ReferenceEquals(request.Target, this);
            if (isHere)
            {
                request.CompletionCount++;
            }

            return isHere;
        }
    }

    /// <summary>Ends what <see cref="TryHold"/> began. The request is finished here when it returned meanwhile.</summary>
    internal void LetGo(WdfRequest request, ThreadContext thread) => LetGo(request, cancelledMeansTimeout: false, thread);

    private void LetGo(WdfRequest request, bool cancelledMeansTimeout, ThreadContext thread)
    {
        bool finishes;
        var signals = false;
        using (_lock.Enter(thread))
        {
            finishes = --request.CompletionCount == 0;
            if (finishes)
            {
                signals = SettleLocked(request, cancelledMeansTimeout || request.HasTimedOut);
            }
        }

        if (finishes)
        {
            Finish(request, signals, thread);
        }
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
    private void Finish(WdfRequest request, bool signals, ThreadContext thread)
    {
        // Asked before the routine, which may send the request again.
        var isHoldCounted = request.BeginFinish(thread);
        request.CompleteSubmitted(thread);
        request.EndHold(isHoldCounted);
        if (signals)
        {
            _sentIoDone.Set();
        }

        CountFinished(thread);
    }

    private void CountFinished(ThreadContext thread)
    {
        KernelEvent? all;
        using (_lock.Enter(thread))
        {
            all = --_unfinished == 0 ? _allFinished : null;
        }

        all?.Set();
    }
}
