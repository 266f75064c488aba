namespace Wdf.IoTargets;

/// <content>Retrieving, forwarding, requeueing; cancellation of what waits.</content>
public sealed partial class WdfIoQueue
{
    private static readonly DriverCancel WaitingRequestCancelled = OnWaitingRequestCancelled;

    /// <summary>Takes the next request (WdfIoQueueRetrieveNextRequest); for manual and sequential queues. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="request">The request, which the driver then owns; null on failure.</param>
    /// <returns>Success; STATUS_NO_MORE_ENTRIES; STATUS_INVALID_DEVICE_STATE for a parallel queue.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueueretrievenextrequest"/>
    [Ddi("WdfIoQueueRetrieveNextRequest")]
    public NtStatus RetrieveNextRequest(out WdfRequest? request)
    {
        Enter(DdiName.WdfIoQueueRetrieveNextRequest);
        request = null;
        if (DispatchType == WdfIoQueueDispatchType.Parallel)
        {
            return NtStatus.InvalidDeviceState;
        }

        if (DispatchType == WdfIoQueueDispatchType.Sequential && DriverOwnedCount == 0)
        {
            Kernel.Break("FxIoQueueVerifyGetRequestUpdateFlags-SequentialEmpty", $"WdfIoQueueRetrieveNextRequest was called for the sequential {Name} while the driver owns none of its requests.", "Retrieve from a sequential queue inside its callbacks only.", this);
        }

        while (Withdraw() is { } next)
        {
            if (IsEmptyTransfer(next.Irp!.GetCurrentIrpStackLocation()))
            {
                next.CompleteByFramework(NtStatus.Success);
                continue;
            }

            lock (_lock)
            {
                _driverOwned++;
            }

            next.GiveToDriver();
            next.WasPresented = true;
            Kernel.Note(KernelStep.RequestPresented, next, this);
            request = next;
            return NtStatus.Success;
        }

        return NtStatus.NoMoreEntries;
    }

    internal override NtStatus Forward(WdfRequest request, RequestPresenter destination)
    {
        var queue = (WdfIoQueue)destination;
        if (Kernel.FrameworkVerifierOn && FindForwardMistake(request, queue) is var (rule, what) && rule is not null)
        {
            Kernel.Break(rule, $"{request.Name} cannot be forwarded from {Name} to {queue.Name}: {what}.", "Forward a request that the driver owns, not marked cancelable, to another queue of the same device.", request);
            return NtStatus.InvalidDeviceRequest;
        }

        Move(request, queue);
        return NtStatus.Success;
    }

    internal override NtStatus Requeue(WdfRequest request)
    {
        if (Kernel.FrameworkVerifierOn && (!request.IsDriverOwned || request.IsMarkedCancelable))
        {
            var rule = request.IsDriverOwned ? "FxIoQueueVerifyRequeue-Cancelable" : "FxIoQueueVerifyRequeue-DriverOwned";
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

        request.EnterQueue(this);
        Kernel.Note(KernelStep.RequestQueued, request, this);
        bool isIn;
        lock (_lock)
        {
            _driverOwned--;
            isIn = InsertLocked(request, atHead: true);
        }

        if (!isIn)
        {
            EndCancelled(request);
        }

        Dispatch();
        return NtStatus.Success;
    }

    internal override void TakeCreated(WdfRequest request)
    {
        Accept(request);
        DispatchUnlessDispatching();
    }

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

    private (string? Rule, string What) FindForwardMistake(WdfRequest request, WdfIoQueue destination) =>
        !request.IsDriverOwned ? ("FxIoQueueVerifyForwardRequest-DriverOwned", "the driver does not own it")
        : request.IsMarkedCancelable ? ("FxIoQueueVerifyForwardRequest-Cancelable", "it is marked cancelable")
        : ReferenceEquals(destination, this) ? ("FxIoQueueVerifyForwardRequest-SameQueue", "it comes from that queue")
        : !ReferenceEquals(destination.Device, Device) ? ("FxIoQueueVerifyForwardRequest-OtherDevice", "that queue belongs to another device")
        : default;

    // The source counts the request until it is in the destination.
    private void Move(WdfRequest request, WdfIoQueue destination)
    {
        destination.Accept(request);
        if (request.Origin == RequestOrigin.Presented)
        {
            destination.Dispatch();
        }
        else
        {
            destination.DispatchUnlessDispatching();
        }

        OnGone(request);
    }

    private void Accept(WdfRequest request)
    {
        request.EnterQueue(this);
        Kernel.Note(KernelStep.RequestQueued, request, this);
        bool isIn;
        lock (_lock)
        {
            isIn = InsertLocked(request, atHead: false);
        }

        if (!isIn)
        {
            EndCancelled(request);
        }
    }

    private WdfRequest? Withdraw()
    {
        lock (_lock)
        {
            return TakeWaitingLocked();
        }
    }

    // Cancel-safe: routine first, then the Cancel bit, then take the routine back. False when the request is cancelled already and still ours.
    private bool InsertLocked(WdfRequest request, bool atHead)
    {
        var irp = request.Irp!;
        irp.QueueEntry = request;
        _waiting.Insert(atHead ? 0 : _waiting.Count, request);
        Volatile.Write(ref irp.CancelRoutineWord, WaitingRequestCancelled);
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

    // Never owned by the driver: completed without a word. Owned once: the driver is told, when it wants to be, and completes it.
    private void EndCancelled(WdfRequest request)
    {
        request.MarkCancelled();
        request.IsMarkedCancelable = false;
        if (request.WasPresented && _config.EvtIoCanceledOnQueue is not null)
        {
            request.GiveToDriver();
            lock (_lock)
            {
                _driverOwned++;
                request.IsCancelDue = true;
                _cancelledWaiting.Enqueue(request);
            }
        }
        else
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
        lock (queue._lock)
        {
            queue._waiting.Remove(request);
        }

        irp.QueueEntry = null;
        queue.EndCancelled(request);
    }
}
