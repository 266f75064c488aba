namespace Wdf.IoTargets;

/// <content>Sending and cancelling.</content>
public sealed partial class WdfRequest
{
    /// <summary>The status of the IRP (WdfRequestGetStatus), valid once the request was completed or not sent. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestgetstatus"/>
    [Ddi("WdfRequestGetStatus")]
    public NtStatus Status
    {
        get
        {
            Enter(DdiName.WdfRequestGetStatus);
            return RequireIrp(DdiName.WdfRequestGetStatus).IoStatus.Status;
        }
    }

    /// <summary>Sets the routine that is called when the request is completed (WdfRequestSetCompletionRoutine). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="routine">The routine; null for none. Each completion consumes it: set it again before every send.</param>
    /// <param name="context">Given to the routine.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestsetcompletionroutine"/>
    [Ddi("WdfRequestSetCompletionRoutine")]
    public void SetCompletionRoutine(EvtWdfRequestCompletionRoutine? routine, object? context = null)
    {
        Enter(DdiName.WdfRequestSetCompletionRoutine);
        IfChanged.Write(ref _routine, routine);
        IfChanged.Write(ref _routineContext, context);
    }

    /// <summary>Allocates the request's timer (WdfRequestAllocateTimer), so that a later send with a time-out cannot fail for want of one. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <returns>Success, also when there is one; STATUS_INSUFFICIENT_RESOURCES.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestallocatetimer"/>
    [Ddi("WdfRequestAllocateTimer")]
    public NtStatus AllocateTimer()
    {
        Enter(DdiName.WdfRequestAllocateTimer);
        return EnsureTimer();
    }

    /// <summary>Sends the request (WdfRequestSend).</summary>
    /// <param name="target">The target.</param>
    /// <param name="options">How; null for no options.</param>
    /// <returns>
    /// True when the request left: its routine is, or was, called once. False when it did not: <see cref="Status"/> says why, and the request still
    /// belongs to the caller.
    /// </returns>
    /// <remarks>
    /// Maximum IRQL: DISPATCH_LEVEL; PASSIVE_LEVEL with the Synchronous flag. Sending a request that is still with a target: bug check 0x10D code 6.
    /// </remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestsend"/>
    [Ddi("WdfRequestSend")]
    public bool Send(WdfIoTarget target, in WdfRequestSendOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(target);
        Enter(DdiName.WdfRequestSend, target);
        if (!WdfRequestSendOptions.Check(options).IsSuccess)
        {
            return Refuse(target, NtStatus.InvalidParameter, "WdfRequestSend-InvalidOptions", "the send options are invalid", "Begin with WDF_REQUEST_SEND_OPTIONS_INIT; SEND_AND_FORGET goes with no other flag.");
        }

        RequestSignals.Of(Kernel)?.OnSending(this, target, options?.Flags ?? WdfRequestSendOptionsFlags.None);
        if (options is { } o)
        {
            if (o.Has(WdfRequestSendOptionsFlags.Synchronous))
            {
                RequestSignals.Of(Kernel)?.SendingSynchronously?.Invoke(DdiName.WdfRequestSend, target, this, o.HasTimeout);
                target.SubmitSync(this, options, callsRoutine: true, out var wasSent);
                return wasSent;
            }

            if (o.Has(WdfRequestSendOptionsFlags.SendAndForget))
            {
                return SendAndForget(target);
            }
        }

        if (_routine is null && Origin == RequestOrigin.Presented)
        {
            return Refuse(target, NtStatus.InvalidDeviceRequest, "WdfRequestSend-AsyncPresentedNoCompletionRoutine", "a presented request is sent asynchronously without a completion routine", "Set one with WdfRequestSetCompletionRoutine, or send with SEND_AND_FORGET.");
        }

        RequireIrp(DdiName.WdfRequestSend);
        return target.Submit(this, options);
    }

    /// <summary>Asks for the cancellation of the sent request (WdfRequestCancelSentRequest). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <returns>
    /// True when a lower driver's cancel routine was called, or the request was waiting in a stopped target; the completion's status says whether it
    /// was really cancelled. False also when it was completed already, was never sent (its next send then fails with STATUS_CANCELLED), or when nobody has made it
    /// cancelable yet.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestcancelsentrequest"/>
    [Ddi("WdfRequestCancelSentRequest")]
    public bool CancelSentRequest()
    {
        Enter(DdiName.WdfRequestCancelSentRequest);
        return Cancel();
    }

    /// <summary>
    /// The one way to cancel. The mark comes first; then the count holds the IRP against completion while IoCancelIrp
    /// works on it.
    /// </summary>
    internal bool Cancel()
    {
        Kernel.Step(KernelStep.RequestCancelling, this, Target);
        _isCancelMarked = true;
        var thread = ThreadContext.Current;
        if (HoldAgainstCompletion(thread) is not { } target)
        {
            return false;
        }

        var result = IoManager.CancelFrom(Irp!, thread);
        target.LetGo(this, thread);
        return result;
    }

    // The target that now holds the request, so that it is not finished meanwhile; null when the request is not sent.
    private WdfIoTarget? HoldAgainstCompletion(ThreadContext thread)
    {
        if (!IsSent && !Kernel.IsDeterministic)
        {
            // A send that is being accepted now must see the cancel mark, or else this must see its count. The dear half of that is here, where
            // there is nothing to cancel, so that a send needs no fence.
            Interlocked.MemoryBarrierProcessWide();
        }

        while (IsSent)
        {
            // Sent to another target meanwhile: that one is asked.
            var target = Volatile.Read(ref Target)!;
            if (target.TryHold(this, thread))
            {
                return target;
            }
        }

        return null;
    }

    internal NtStatus EnsureTimer()
    {
        if (_timer is null)
        {
            if (!Kernel.CanAllocate(AllocationSite.Timer))
            {
                return NtStatus.InsufficientResources;
            }

            Interlocked.CompareExchange(ref _timer, new RequestTimer(this), null);
        }

        return NtStatus.Success;
    }

    internal void ArmTimer(long timeout)
    {
        IsTimerSet = true;
        Kernel.Scheduler.Arm(_timer!, Kernel.DueOf(new KernelTimeout(timeout)));
    }

    /// <summary>Takes the time-out back. False when its DPC is on its way: it then finishes the request.</summary>
    /// <remarks>
    /// On real threads the flag alone is taken back, and no DPC is ever too late to be stopped. The timer stays armed until its time, or until another
    /// time-out arms it anew: that is where the next send of a request finds it, and to take a timer out of the wheel and to put it back costs more than
    /// all else that a time-out needs.
    /// </remarks>
    internal bool StopTimer()
    {
        if (IsTimerSet && Kernel.IsDeterministic && !Kernel.Scheduler.Cancel(_timer!))
        {
            return false;
        }

        IsTimerSet = false;
        return true;
    }

    /// <summary>A time-out has expired, and its DPC runs.</summary>
    /// <returns>False when it was taken back, or armed anew, meanwhile.</returns>
    internal bool TakeTimeout()
    {
        var isTaken = IsTimerSet && (Kernel.IsDeterministic || _timer!.Due <= Kernel.Scheduler.Now);
        IsTimerSet &= !isTaken;
        return isTaken;
    }

    // Nothing of the timer outlives it.
    private void DropTimer()
    {
        if (_timer is { IsArmed: true } timer)
        {
            Kernel.Scheduler.Cancel(timer);
        }

        _timer = null;
    }

    private bool SendAndForget(WdfIoTarget target)
    {
        if (Origin != RequestOrigin.Presented)
        {
            RequireIrp(DdiName.WdfRequestSend).IoStatus.Status = NtStatus.InvalidDeviceState;
            RequestSignals.OnRefused(this);
            Kernel.Note(KernelStep.RequestNotSent, this, target, NtStatus.InvalidDeviceState);
            return false;
        }

        if (_format is not null)
        {
            return Refuse(target, NtStatus.InvalidDeviceRequest, "WdfRequestSend-ForgetWithContext", "a request that a format method formatted is sent and forgotten", "Format it with WdfRequestFormatRequestUsingCurrentType, or keep a completion routine.");
        }

        ForgetAndSend(target);
        return true;
    }

    private bool Refuse(WdfIoTarget target, NtStatus status, string rule, string what, string remedy)
    {
        RequireIrp(DdiName.WdfRequestSend).IoStatus.Status = status;
        RequestSignals.OnRefused(this);
        Kernel.Note(KernelStep.RequestNotSent, this, target, status);
        Kernel.Break(rule, $"{Name} was not sent to {target.Name}: {what}.", remedy, this);
        return false;
    }
}
