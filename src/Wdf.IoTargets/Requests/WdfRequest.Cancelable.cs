namespace Wdf.IoTargets;

/// <content>Cancellation of presented requests.</content>
public sealed partial class WdfRequest
{
    private static readonly DriverCancel MarkedRequestCancelled = OnMarkedRequestCancelled;

    private bool _hasCancelRoutine;

    /// <summary>The verifier's note of a mark; a cancellation does not take it away.</summary>
    internal bool IsMarkedCancelable { get; set; }

    /// <summary>The verifier's note that a cancel callback was called.</summary>
    internal bool IsCancelCalled { get; set; }

    /// <summary>In the queue's list of requests whose cancel callback is due.</summary>
    internal bool IsCancelDue
    {
        get => _queued is { IsCancelDue: true };
        set => Queued.IsCancelDue = value;
    }

    /// <summary>Whether the request is cancelled (WdfRequestIsCanceled); for requests that the driver owns and has not marked cancelable. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestiscanceled"/>
    [Ddi("WdfRequestIsCanceled")]
    public bool IsCanceled
    {
        get
        {
            Enter(DdiName.WdfRequestIsCanceled);
            if (Kernel.FrameworkVerifierOn && (!IsDriverOwned || IsMarkedCancelable))
            {
                Kernel.Break("FxRequestVerifyWdfRequestIsCanceled", $"WdfRequestIsCanceled was called for {Name}, which {(IsMarkedCancelable ? "is marked cancelable" : "the driver does not own")}.", "Ask only for a presented request that the driver owns and has not marked cancelable.", this);
                return false;
            }

            return RequireIrp(DdiName.WdfRequestIsCanceled).IsCancelRequested || IsCancelMarked;
        }
    }

    /// <summary>Makes the request cancelable (WdfRequestMarkCancelable); the callback runs at once, maybe inside the call, when it is cancelled already.</summary>
    /// <param name="evtRequestCancel">Called on cancellation; it completes the request.</param>
    /// <remarks>Maximum IRQL: DISPATCH_LEVEL.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestmarkcancelable"/>
    [Ddi("WdfRequestMarkCancelable")]
    public void MarkCancelable(EvtWdfRequestCancel evtRequestCancel)
    {
        ArgumentNullException.ThrowIfNull(evtRequestCancel);
        Enter(DdiName.WdfRequestMarkCancelable);
        RequestSignals.Of(Kernel)?.OnMarking(this);
        if (!MayMark("WdfRequestMarkCancelable"))
        {
            return;
        }

        RequestSignals.OnPutAside(this);
        if (!Mark(evtRequestCancel).IsSuccess)
        {
            Queued.EvtCancel = evtRequestCancel;
            MarkCancelled();
            AddReference();
            Presenter!.OnMarkedCancelled(this);
        }
    }

    /// <summary>Makes the request cancelable, unless it is cancelled already (WdfRequestMarkCancelableEx). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="evtRequestCancel">Called on cancellation; it completes the request.</param>
    /// <returns>
    /// Success; STATUS_CANCELLED: not marked, the driver completes the request; STATUS_INVALID_DEVICE_REQUEST when it has no queue, or (verifier) is not owned or
    /// marked already; STATUS_INTERNAL_ERROR (verifier) when another thread marks it at the same time.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestmarkcancelableex"/>
    [Ddi("WdfRequestMarkCancelableEx")]
    public NtStatus MarkCancelableEx(EvtWdfRequestCancel evtRequestCancel)
    {
        ArgumentNullException.ThrowIfNull(evtRequestCancel);
        Enter(DdiName.WdfRequestMarkCancelableEx);
        RequestSignals.Of(Kernel)?.OnMarking(this);
        if (!MayMark("WdfRequestMarkCancelableEx"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        var status = Mark(evtRequestCancel);
        if (!status.IsSuccess)
        {
            _queued?.EvtCancel = null;
            IsMarkedCancelable = false;
        }
        else
        {
            RequestSignals.OnPutAside(this);
        }

        return status;
    }

    /// <summary>Takes the mark back (WdfRequestUnmarkCancelable). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <returns>
    /// Success: the driver owns the request as before. STATUS_CANCELLED: the callback has run or will run, and completes it (also, without the verifier, for a
    /// request that was never marked). STATUS_INVALID_DEVICE_REQUEST: it has no queue, was completed, or (verifier) is not owned or not marked.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestunmarkcancelable"/>
    [Ddi("WdfRequestUnmarkCancelable")]
    public NtStatus UnmarkCancelable()
    {
        Enter(DdiName.WdfRequestUnmarkCancelable);
        if (Presenter is null || Irp is null)
        {
            Kernel.Break("WdfRequestUnmarkCancelable-NoQueue", $"WdfRequestUnmarkCancelable was called for {Name}, which belongs to no queue.", "Unmark only requests that a queue presented.", this);
            return NtStatus.InvalidDeviceRequest;
        }

        if (Kernel.FrameworkVerifierOn)
        {
            if (!IsDriverOwned)
            {
                BreakNotOwned("WdfRequestUnmarkCancelable");
                return NtStatus.InvalidDeviceRequest;
            }

            if (!IsMarkedCancelable)
            {
                Kernel.Break("FxIoQueueVerifyRequestCancelable-NotCancelable", $"{Name} is not marked cancelable.", "Unmark a request once for each mark.", this);
                return NtStatus.InvalidDeviceRequest;
            }
        }

        Kernel.Step(KernelStep.RequestCancelableChanged, this);
        var isMarked = _hasCancelRoutine;
        if (!isMarked && IsWaiting && Kernel.FrameworkVerifierOn && Driver!.IsVerifiedAs(11))
        {
            // Another thread took the mark back and requeued the request meanwhile.
            Kernel.BugCheck("WDF_VIOLATION_6_WDF_REQUEST_FATAL_ERROR_REQUEST_NOT_IN_QUEUE", 0x10D, 6, $"{Name} is unmarked, but waits in {Presenter.Name}.", "Let one owner unmark a request, once, and look at the status before it is requeued or completed.", this, parameter2: 5);
        }

        if (!TakeCancelMark())
        {
            RequestSignals.OnUnmarkRefused(this);
            return NtStatus.Cancelled;
        }

        IsMarkedCancelable = false;
        if (isMarked)
        {
            DropReference();
        }

        return NtStatus.Success;
    }

    // True when the mark was still there; false when a canceller has taken it. A waiting request has its queue's mark, which goes like the driver's.
    private bool TakeCancelMark()
    {
        if (Irp is null || !(_hasCancelRoutine || IsWaiting) || Interlocked.Exchange(ref Irp.CancelRoutineWord, null) is null)
        {
            return false;
        }

        if (!_hasCancelRoutine)
        {
            Presenter!.Remove(this);
        }

        _hasCancelRoutine = false;
        _queued?.EvtCancel = null;
        Irp.QueueEntry = null;
        return true;
    }

    private bool MayMark(string ddi)
    {
        if (Presenter is null || Irp is null)
        {
            Kernel.Break($"{ddi}-NoQueue", $"{ddi} was called for {Name}, which belongs to no queue.", "Mark only requests that a queue presented.", this);
            return false;
        }

        if (!Kernel.FrameworkVerifierOn)
        {
            return true;
        }

        if (!IsDriverOwned)
        {
            BreakNotOwned(ddi);
            return false;
        }

        if (IsMarkedCancelable)
        {
            Kernel.Break("FxIoQueueVerifyRequestCancelable-AlreadyCancelable", $"{Name} is marked cancelable already.", "Mark a request once; unmark it before marking again.", this);
            return false;
        }

        return true;
    }

    private void BreakNotOwned(string ddi) =>
        Kernel.Break(RuleOfOwnership("FxIoQueueVerifyRequestCancelable-DriverOwned"), $"{ddi} was called for {Name}, which the driver does not own.", "Mark and unmark only between presentation and completion, forwarding or requeueing.", this);

    // The cancel-safe pattern: routine first, then the Cancel bit, then take the routine back. A mark holds a reference until it is taken back or the callback
    // has returned; a completion does not drop it. What a purge is waiting for counts as cancelled: the purge looks for marks after it has said so.
    private NtStatus Mark(EvtWdfRequestCancel evtRequestCancel)
    {
        Kernel.Step(KernelStep.RequestCancelableChanged, this);
        if (_hasCancelRoutine && Kernel.FrameworkVerifierOn)
        {
            Kernel.Break("FxRequestVerifyInsertIrpQueue-AlreadyQueued", $"{Name} is marked cancelable by two threads at once.", "Let one thread at a time mark a request, under a lock of the driver's.", this);
            return NtStatus.InternalError;
        }

        var irp = Irp!;
        IsMarkedCancelable = true;
        RequestSignals.OnMarked(this);
        var queued = Queued;
        queued.EvtCancel = evtRequestCancel;
        queued.MarkOrder = Presenter!.NextMark();
        _hasCancelRoutine = true;
        AddReference();
        irp.QueueEntry = this;
        Interlocked.Exchange(ref irp.CancelRoutineWord, MarkedRequestCancelled);
        if (!(irp.IsCancelRequested || Presenter.CancelsWhatWasGiven) || !TakeCancelMark())
        {
            return NtStatus.Success;
        }

        DropReference();
        return NtStatus.Cancelled;
    }

    /// <summary>The request was cancelled while its queue or the driver had it.</summary>
    internal void MarkCancelled() => _isCancelMarked = true;

    /// <summary>Calls the callback that the request was marked with.</summary>
    internal void CallCancel()
    {
        IsCancelCalled = true;
        if (Interlocked.Exchange(ref Queued.EvtCancel, null) is not { } evt)
        {
            DropReference();
        }
        else if (Presenter is { } presenter)
        {
            presenter.CallSerialized(() => CallAndRelease(evt));
        }
        else
        {
            CallAndRelease(evt);
        }
    }

    // The mark held the request; the callback may be its last use.
    private void CallAndRelease(EvtWdfRequestCancel evt)
    {
        CallCancel(evt);
        DropReference();
    }

    private void CallCancel(EvtWdfRequestCancel evt)
    {
        Kernel.Step(KernelStep.RequestCancelCalled, this, Presenter);
        var code = DriverScope.Enter(Kernel, Driver, CallbackKind.EvtRequestCancel, this, Presenter);
        RequestSignals.OnCancelCalling(this);
        try
        {
            evt(this);
            code.Returned();
        }
        catch (Exception e) when (Kernel.KeepCallbackFailure(e, "EvtRequestCancel", this))
        {
            // Kept for the report.
        }
        finally
        {
            code.Leave();
            RequestSignals.OnCancelCalled(this);
        }
    }

    // The framework takes and releases the cancel spin lock; the driver's callback runs without it.
    private static void OnMarkedRequestCancelled(DeviceObject? device, Irp irp)
    {
        var request = (WdfRequest)irp.QueueEntry!;
        irp.Kernel.CancelSpinLock.Release(irp.CancelIrql);
        irp.QueueEntry = null;
        request._hasCancelRoutine = false;
        request.MarkCancelled();
        request.Presenter?.OnMarkedCancelled(request);
    }
}
