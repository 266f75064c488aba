namespace Wdf.IoTargets;

/// <content>What a purge cancels: requests that wait, and requests of the driver's that are marked cancelable.</content>
public sealed partial class WdfIoQueue
{
    private static readonly DriverCancel WaitingRequestCancelled = OnWaitingRequestCancelled;

    private long _marks;

    internal override long NextMark() => Interlocked.Increment(ref _marks);

    internal override void OnMarkedCancelled(WdfRequest request)
    {
        lock (_lock)
        {
            request.IsCancelDue = true;
            _cancelled.Enqueue(request);
        }

        DispatchUnlessDispatching();
    }

    internal override void Remove(WdfRequest request)
    {
        lock (_lock)
        {
            _waiting.Remove(request);
        }
    }

    /// <summary>Cancels what waits and came through an open file: that open is being cleaned up.</summary>
    internal void CancelOf(FileObject file)
    {
        Reserve?.CancelParked(file);
        while (true)
        {
            WdfRequest? request;
            bool isKept;
            lock (_lock)
            {
                request = TakeOfLocked(file);
                isKept = request is not null && KeepForDriverLocked(request);
            }

            if (request is null)
            {
                break;
            }

            EndCancelled(request, isKept);
        }

        Dispatch();
    }

    // A stop and purge takes what is there now, and stops at the first that came later; so each that is there is tagged.
    private void TagWaitingLocked()
    {
        foreach (var request in _waiting)
        {
            if (!request.Irp!.IsCancelRequested)
            {
                request.MarkCancelled();
            }
        }
    }

    private void CancelWaiting(bool onlyTagged)
    {
        while (true)
        {
            WdfRequest? request;
            bool isKept;
            lock (_lock)
            {
                request = TakeWaitingLocked();
                if (request is null || (onlyTagged && !request.IsCancelMarked && InsertLocked(request, atHead: true)))
                {
                    return;
                }

                isKept = KeepForDriverLocked(request);
            }

            EndCancelled(request, isKept);
        }
    }

    // In the order in which they were marked.
    private void CancelMarked()
    {
        while (true)
        {
            WdfRequest? request;
            lock (_lock)
            {
                request = TakeMarkedLocked();
            }

            if (request is null)
            {
                return;
            }

            OnMarkedCancelled(request);
        }
    }

    private WdfRequest? TakeMarkedLocked()
    {
        var given = new List<WdfRequest>();
        _given.CopyTo(given);
        _toNotify.CopyTo(given);
        _notified.CopyTo(given);
        given.RemoveAll(static r => !r.HasCancelMark);
        given.Sort(static (a, b) => a.MarkOrder.CompareTo(b.MarkOrder));
        return given.Find(static r => r.TakeMarkToCancel());
    }

    // Never owned by the driver: completed without a word. Owned once: the driver is told, when it wants to be, and completes it. Decided under the lock
    // that the request left the list under, so that nobody sees the queue empty meanwhile.
    private bool KeepForDriverLocked(WdfRequest request)
    {
        request.MarkCancelled();
        request.IsMarkedCancelable = false;
        if (!request.WasPresented || _config.EvtIoCanceledOnQueue is null)
        {
            return false;
        }

        request.GiveToDriver();
        OwnLocked(request);
        request.IsCancelDue = true;
        _cancelledWaiting.Enqueue(request);
        return true;
    }

    private void EndCancelled(WdfRequest request, bool isKept)
    {
        if (!isKept)
        {
            request.CompleteByFramework(NtStatus.Cancelled);
        }

        DispatchUnlessDispatching();
    }

    private void CallCanceledOnQueue(WdfRequest request)
    {
        request.IsCancelCalled = true;
        CallSerialized(() => CallCanceledOnQueueNow(request));
    }

    private void CallCanceledOnQueueNow(WdfRequest request)
    {
        Kernel.Step(KernelStep.RequestCancelCalled, request, this);
        var code = DriverScope.Enter(Kernel, Driver, CallbackKind.EvtIoCanceledOnQueue, request, this);
        try
        {
            _config.EvtIoCanceledOnQueue!(this, request);
            code.Returned();
        }
        catch (Exception e) when (Kernel.KeepCallbackFailure(e, "EvtIoCanceledOnQueue", request))
        {
            // Kept for the report.
        }
        finally
        {
            code.Leave();
        }
    }

    private static void OnWaitingRequestCancelled(DeviceObject? device, Irp irp)
    {
        var request = (WdfRequest)irp.QueueEntry!;
        var queue = (WdfIoQueue)request.Presenter!;
        irp.Kernel.CancelSpinLock.Release(irp.CancelIrql);
        irp.QueueEntry = null;
        bool isKept;
        lock (queue._lock)
        {
            queue._waiting.Remove(request);
            isKept = queue.KeepForDriverLocked(request);
        }

        queue.EndCancelled(request, isKept);
    }
}
