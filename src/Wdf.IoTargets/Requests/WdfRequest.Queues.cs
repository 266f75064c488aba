namespace Wdf.IoTargets;

/// <content>Moving presented requests between queues.</content>
public sealed partial class WdfRequest
{
    /// <summary>Whether the request is one that its queue keeps in reserve (WdfRequestIsReserved); there are none yet. Maximum IRQL: DISPATCH_LEVEL.</summary>
    [Ddi("WdfRequestIsReserved")]
    public bool IsReserved
    {
        get
        {
            Enter(DdiName.WdfRequestIsReserved);
            return false;
        }
    }

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

        if (Kernel.FrameworkVerifierOn && !HasCompletableIrp("FxVerifyWdfRequestForwardToIoQueue-CanBeCompleted"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        if (Kernel.FrameworkVerifierOn && IsMarkedCancelable)
        {
            Kernel.Break("FxIoQueueVerifyQueueDriverCreatedRequest", $"{Name} cannot be forwarded: it is marked cancelable.", "Unmark it first.", this);
            return NtStatus.InvalidDeviceRequest;
        }

        RequireIrp(DdiName.WdfRequestForwardToIoQueue);
        destinationQueue.TakeCreated(this);
        return NtStatus.Success;
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

    /// <summary>Answers EvtIoStop (WdfRequestStopAcknowledge); outside of it, which is always so as yet, a break and nothing else. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="requeue">Whether the queue takes the request back.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequeststopacknowledge"/>
    [Ddi("WdfRequestStopAcknowledge")]
    public void StopAcknowledge(bool requeue)
    {
        Enter(DdiName.WdfRequestStopAcknowledge);
        _ = requeue;
        Kernel.Break("FxRequestVerifyStopAcknowledge", $"WdfRequestStopAcknowledge was called for {Name} outside EvtIoStop.", "Call it only in EvtIoStop, or later for a request that EvtIoStop was called for.", this);
    }
}
