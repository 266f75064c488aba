namespace Wdf.IoTargets;

/// <content>Forwarding and requeueing.</content>
public sealed partial class WdfIoQueue
{
    internal override NtStatus Forward(WdfRequest request, RequestPresenter destination)
    {
        var queue = (WdfIoQueue)destination;
        if (Kernel.FrameworkVerifierOn && FindForwardMistake(request, queue) is var (rule, what) && rule is not null)
        {
            Kernel.Break(rule, $"{request.Name} cannot be forwarded from {Name} to {queue.Name}: {what}.", "Forward a request that the driver owns, not marked cancelable, to another queue of the same device.", request);
            return NtStatus.InvalidDeviceRequest;
        }

        return Move(request, queue);
    }

    internal override NtStatus Requeue(WdfRequest request)
    {
        if (Kernel.FrameworkVerifierOn && (!request.IsDriverOwned || request.IsMarkedCancelable))
        {
            var rule = request.IsDriverOwned ? "FxIoQueueVerifyRequeue-Cancelable" : request.IsSearchTag ? "FxRequestVerifyRequestIsDriverOwned-TagRequest" : "FxIoQueueVerifyRequeue-DriverOwned";
            Kernel.Break(rule, $"{request.Name} cannot be requeued: it {(request.IsDriverOwned ? "is marked cancelable" : "is not the driver's")}.", "Requeue a request that the driver owns and has unmarked.", request);
            return NtStatus.InvalidDeviceRequest;
        }

        if (DispatchType != WdfIoQueueDispatchType.Manual)
        {
            // The verifier has taken the request from the driver by now, and does not give it back.
            request.IsDriverOwned = false;
            Kernel.Break("FxIoQueueRequeue-NotManual", $"{request.Name} cannot be requeued: {Name} is {DispatchType}.", "Requeue only to a manual queue; forward to one otherwise.", request);
            return NtStatus.InvalidDeviceRequest;
        }

        PutBack(request);
        Dispatch();
        return NtStatus.Success;
    }

    internal override NtStatus TakeCreated(WdfRequest request)
    {
        if (!TryAccept(request))
        {
            return NtStatus.WdfBusy;
        }

        DispatchUnlessDispatching();
        return NtStatus.Success;
    }

    /// <summary>Takes a request that EvtIoInCallerContext had: to the tail, whatever runs.</summary>
    /// <returns>Success; STATUS_WDF_BUSY when the queue does not accept.</returns>
    internal NtStatus TakeEnqueued(WdfRequest request)
    {
        if (!TryAccept(request))
        {
            return NtStatus.WdfBusy;
        }

        Dispatch();
        return NtStatus.Success;
    }

    private (string? Rule, string What) FindForwardMistake(WdfRequest request, WdfIoQueue destination) =>
        !request.IsDriverOwned ? (request.IsSearchTag ? "FxRequestVerifyRequestIsDriverOwned-TagRequest" : "FxIoQueueVerifyForwardRequest-DriverOwned", "the driver does not own it")
        : request.IsMarkedCancelable ? ("FxIoQueueVerifyForwardRequest-Cancelable", "it is marked cancelable")
        : ReferenceEquals(destination, this) ? ("FxIoQueueVerifyForwardRequest-SameQueue", "it comes from that queue")
        : !ReferenceEquals(destination.Device, Device) ? ("FxIoQueueVerifyForwardRequest-OtherDevice", "that queue belongs to another device")
        : default;

    // It leaves the list first, as the destination uses its links, but counts until the destination has it: else this queue could be thought empty, and
    // then get it back.
    private NtStatus Move(WdfRequest request, WdfIoQueue destination)
    {
        lock (_lock)
        {
            GivenList.Unlink(request);
        }

        if (!destination.TryAccept(request))
        {
            lock (_lock)
            {
                _given.Add(request);
            }

            return NtStatus.WdfBusy;
        }

        if (request.Origin == RequestOrigin.Presented)
        {
            destination.Dispatch();
        }
        else
        {
            destination.DispatchUnlessDispatching();
        }

        Kernel.Touch(this);
        lock (_lock)
        {
            _driverOwned--;
        }

        DispatchUnlessDispatching();
        return NtStatus.Success;
    }

    // To the tail. A request that is cancelled already is accepted, too, and then ended.
    private bool TryAccept(WdfRequest request)
    {
        bool isIn;
        var isKept = false;
        lock (_lock)
        {
            if (!_accepts)
            {
                return false;
            }

            request.EnterQueue(this);
            isIn = InsertLocked(request, atHead: false);
            if (isIn)
            {
                NoteArrivalLocked();
            }
            else
            {
                isKept = KeepForDriverLocked(request);
            }
        }

        Kernel.Note(KernelStep.RequestQueued, request, this);
        if (!isIn)
        {
            EndCancelled(request, isKept);
        }

        return true;
    }

    // To the head, whether the queue accepts or not.
    private void PutBack(WdfRequest request)
    {
        bool isIn;
        var isKept = false;
        lock (_lock)
        {
            DisownLocked(request);
            request.EnterQueue(this);
            isIn = !_cancelsGiven && InsertLocked(request, atHead: true);
            if (isIn)
            {
                NoteArrivalLocked();
            }
            else
            {
                isKept = KeepForDriverLocked(request);
            }
        }

        Kernel.Note(KernelStep.RequestQueued, request, this);
        if (!isIn)
        {
            EndCancelled(request, isKept);
        }
    }

    // Cancel-safe: routine first, then the Cancel bit, then take the routine back. False when the request is cancelled already and still ours.
    private bool InsertLocked(WdfRequest request, bool atHead)
    {
        var irp = request.Irp!;
        irp.QueueEntry = request;
        _waiting.Insert(atHead ? 0 : _waiting.Count, request);
        Interlocked.Exchange(ref irp.CancelRoutineWord, WaitingRequestCancelled);
        if (irp.IsCancelRequested && Interlocked.Exchange(ref irp.CancelRoutineWord, null) is not null)
        {
            _waiting.Remove(request);
            irp.QueueEntry = null;
            return false;
        }

        return true;
    }

    private static bool TakeFromCanceller(WdfRequest request)
    {
        var irp = request.Irp!;
        if (Interlocked.Exchange(ref irp.CancelRoutineWord, null) is null)
        {
            return false;
        }

        irp.QueueEntry = null;
        return true;
    }
}
