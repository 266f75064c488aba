namespace Wdf.IoTargets;

/// <content>Moving presented requests between queues.</content>
public sealed partial class WdfRequest
{
    /// <summary>Moves the request to another queue of the device (WdfRequestForwardToIoQueue). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="destinationQueue">The queue.</param>
    /// <returns>
    /// Success: the request is the queue's. STATUS_WDF_BUSY: the queue does not accept; the driver still has it. STATUS_INVALID_DEVICE_REQUEST: it has no queue, or
    /// (verifier) is not owned, is marked cancelable, comes from that queue, or that queue is another device's.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestforwardtoioqueue"/>
    [Ddi("WdfRequestForwardToIoQueue")]
    public NtStatus ForwardToIoQueue(RequestPresenter destinationQueue)
    {
        ArgumentNullException.ThrowIfNull(destinationQueue);
        Enter(DdiName.WdfRequestForwardToIoQueue, destinationQueue);
        if (Presenter is { } presenter)
        {
            return presenter.Forward(this, destinationQueue);
        }

        return ForwardCreated(destinationQueue);
    }

    // A request that the driver made goes to a queue when it may be completed.
    private NtStatus ForwardCreated(RequestPresenter destinationQueue)
    {
        if (Kernel.FrameworkVerifierOn && (Origin != RequestOrigin.Driver || !(Driver?.IsAtLeast(11) ?? true)))
        {
            Kernel.Break("FxVerifyWdfRequestForwardToIoQueue", $"{Name} belongs to no queue and cannot be forwarded.", "Forward only requests that a queue presented, or that were made completable.", this);
            return NtStatus.InvalidDeviceRequest;
        }

        if (Kernel.FrameworkVerifierOn && !HasCompletableIrp("FxVerifyWdfRequestForwardToIoQueue"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        if (Kernel.FrameworkVerifierOn && IsMarkedCancelable)
        {
            Kernel.Break("FxIoQueueVerifyQueueDriverCreatedRequest", $"{Name} cannot be forwarded: it is marked cancelable.", "Unmark it first.", this);
            return NtStatus.InvalidDeviceRequest;
        }

        RequireIrp(DdiName.WdfRequestForwardToIoQueue);
        return destinationQueue.TakeCreated(this);
    }

    /// <summary>Moves the request to a queue of the parent device (WdfRequestForwardToParentDeviceIoQueue); there are no parent devices yet. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="parentDeviceQueue">The queue.</param>
    /// <param name="forwardOptions">How.</param>
    /// <returns>STATUS_INFO_LENGTH_MISMATCH, STATUS_INVALID_PARAMETER, or STATUS_INVALID_DEVICE_REQUEST as the device has no parent.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestforwardtoparentdeviceioqueue"/>
    [Ddi("WdfRequestForwardToParentDeviceIoQueue")]
    public NtStatus ForwardToParentDeviceIoQueue(RequestPresenter parentDeviceQueue, in WdfRequestForwardOptions forwardOptions)
    {
        ArgumentNullException.ThrowIfNull(parentDeviceQueue);
        Enter(DdiName.WdfRequestForwardToParentDeviceIoQueue, parentDeviceQueue);
        if (forwardOptions.Size != WdfRequestForwardOptions.StructureSize)
        {
            return NtStatus.InfoLengthMismatch;
        }

        return (forwardOptions.Flags & ~WdfRequestForwardOptionsFlags.SendAndForget) != 0 ? NtStatus.InvalidParameter : NtStatus.InvalidDeviceRequest;
    }

    /// <summary>Puts the request back to the head of its manual queue (WdfRequestRequeue). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <returns>Success, also when it is cancelled already; STATUS_INVALID_DEVICE_REQUEST when it has no queue or its queue is not manual.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestrequeue"/>
    [Ddi("WdfRequestRequeue")]
    public NtStatus Requeue()
    {
        Enter(DdiName.WdfRequestRequeue);
        if (Presenter is { } presenter)
        {
            return presenter.Requeue(this);
        }

        Kernel.Break("WdfRequestRequeue-NoQueue", $"{Name} belongs to no queue and cannot be requeued.", "Requeue only requests that a manual queue presented.", this);
        return NtStatus.InvalidDeviceRequest;
    }

    /// <summary>Answers EvtIoStop (WdfRequestStopAcknowledge): the device may leave its working state. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="requeue">
    /// Whether the queue takes the request back, to its head, and presents it again later. Else the driver keeps it, and EvtIoResume follows.
    /// </param>
    /// <remarks>
    /// To be called inside EvtIoStop. The queue looks at the answer when that callback has returned; a later answer does not wake it. With requeue the request must
    /// not be marked cancelable.
    /// </remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequeststopacknowledge"/>
    [Ddi("WdfRequestStopAcknowledge")]
    public void StopAcknowledge(bool requeue)
    {
        Enter(DdiName.WdfRequestStopAcknowledge);
        if (!Kernel.FrameworkVerifierOn || MayAcknowledgeStop(requeue))
        {
            StopAnswer = requeue ? PowerStopAnswer.GivesBack : PowerStopAnswer.Keeps;
        }
    }

    private bool MayAcknowledgeStop(bool requeue)
    {
        if (!IsBeingStopped)
        {
            Kernel.Break("FxRequestVerifyStopAcknowledge-Context", $"WdfRequestStopAcknowledge was called for {Name} outside EvtIoStop.", "Call it only in EvtIoStop, once for each request that EvtIoStop is called for.", this);
            return false;
        }

        if (_isCompleted || !requeue)
        {
            return true;
        }

        if (!IsDriverOwned)
        {
            Kernel.Break(RuleOfOwnership("FxRequestVerifyStopAcknowledge-RequeueNotOwned"), $"{Name} cannot go back to its queue: the driver does not own it.", "Give back only requests that the driver still owns.", this);
            return false;
        }

        if (IsMarkedCancelable)
        {
            Kernel.Break("FxRequestVerifyStopAcknowledge-RequeueCancelable", $"{Name} cannot go back to its queue: it is marked cancelable.", "Call WdfRequestUnmarkCancelable with success first.", this);
            return false;
        }

        return true;
    }
}
