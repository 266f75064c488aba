namespace Wdf.IoTargets;

/// <content>Requests that a stopped target keeps: a cancel-safe queue.</content>
public abstract partial class WdfIoTarget
{
    private static readonly DriverCancel KeptRequestCancelled = OnKeptRequestCancelled;

    // While it is kept, the IRP stands in its next location, marked pending and cancelable; both are undone when it leaves.
    private NtStatus PendLocked(WdfRequest request)
    {
        var irp = request.Irp!;
        irp.SetNextIrpStackLocation();
        ref var location = ref irp.Location(irp.CurrentLocation);
        location.Control |= StackLocationControl.PendingReturned;
        irp.QueueEntry = request;
        request.IsPended = true;
        _pended.Add(request);
        Volatile.Write(ref irp.CancelRoutineWord, KeptRequestCancelled);
        if (irp.IsCancelRequested && Interlocked.Exchange(ref irp.CancelRoutineWord, null) is not null)
        {
            LeaveLocked(request);
            return NtStatus.Cancelled;
        }

        // Taken by a canceller meanwhile: its routine waits for this lock and completes the request.
        return NtStatus.Success;
    }

    private void LeaveLocked(WdfRequest request)
    {
        var irp = request.Irp!;
        _pended.Remove(request);
        irp.QueueEntry = null;
        irp.SkipCurrentIrpStackLocation();
        request.IsPended = false;
    }

    // Takes the kept requests that no canceller has taken. To be sent again, a request must also be rid of its time-out and of cancellers;
    // one that is not is left to them.
    private List<WdfRequest> DrainPendedLocked(bool toBeSent)
    {
        var drained = new List<WdfRequest>();
        foreach (var request in _pended.Requests)
        {
            if (Interlocked.Exchange(ref request.Irp!.CancelRoutineWord, null) is not null)
            {
                LeaveLocked(request);
                if (!toBeSent || (request.StopTimer() && --request.CompletionCount == 0))
                {
                    drained.Add(request);
                }
                else
                {
                    request.Irp.StatusBlock.Status = NtStatus.Cancelled;
                    request.HasReturned = true;
                }
            }
        }

        return drained;
    }

    private void FailPended(WdfRequest request, NtStatus status)
    {
        request.Irp!.StatusBlock = new IoStatusBlock { Status = status };
        OnReturned(request, ThreadContext.Current);
    }

    private void CompletePended(List<WdfRequest> requests)
    {
        foreach (var request in requests)
        {
            FailPended(request, NtStatus.WdfDeviceRemovedNotSent);
        }
    }

    // Each goes through the whole gate again, without options: a time-out that it had is gone for good.
    private protected void ResubmitPended(List<WdfRequest> requests)
    {
        var thread = ThreadContext.Current;
        foreach (var request in requests)
        {
            request.CountHold();
            Kernel.Step(KernelStep.RequestSending, request, this);
            var verdict = Pass(request, options: null, withTimer: false, thread);
            if (verdict == Verdict.Send)
            {
                HandDown(request, thread);
            }

            if (verdict == Verdict.Refused)
            {
                request.Irp!.StatusBlock.Information = 0;
                FinishRefused(request, thread);
            }
            else
            {
                // The new acceptance has its own count and reference.
                CountFinished(thread);
                request.DropReference();
            }
        }
    }

    private void FinishRefused(WdfRequest request, ThreadContext thread)
    {
        bool signals;
        using (_lock.Enter(thread))
        {
            signals = SettleLocked(request, cancelledMeansTimeout: request.HasTimedOut);
        }

        Finish(request, signals, thread);
    }

    private static void OnKeptRequestCancelled(DeviceObject? device, Irp irp)
    {
        irp.Kernel.CancelSpinLock.Release(irp.CancelIrql);
        var request = (WdfRequest)irp.QueueEntry!;
        var target = request.Target!;
        using (target._lock.Enter())
        {
            target.LeaveLocked(request);
        }

        target.FailPended(request, NtStatus.Cancelled);
    }
}
