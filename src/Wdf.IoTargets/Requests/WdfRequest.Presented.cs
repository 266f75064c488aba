namespace Wdf.IoTargets;

/// <content>Requests that a queue presented: completing them, giving them away.</content>
public sealed partial class WdfRequest
{
    /// <summary>The queue that presented the request (WdfRequestGetIoQueue); null for others, and after completion. Maximum IRQL: DISPATCH_LEVEL.</summary>
    [Ddi("WdfRequestGetIoQueue")]
    public WdfObject? IoQueue
    {
        get
        {
            Enter(DdiName.WdfRequestGetIoQueue);
            return Presenter;
        }
    }

    /// <summary>Whether the driver may complete a request that it created itself, after a reuse with flag 2.</summary>
    internal bool CanComplete { get; private set; }

    internal RequestPresenter? Presenter => _queued?.Presenter;

    /// <summary>The driver has seen the request: it made it, or a queue gave it.</summary>
    internal bool WasPresented { get; set; }

    /// <summary>The verifier's note that the driver may work on the request.</summary>
    internal bool IsDriverOwned { get; set; }

    // The queue that counts the request as the driver's.
    private RequestPresenter? GivenBy => _queued is { State: PresentedState.DriverOwned } queued ? queued.Presenter : null;

    private bool IsWaiting => _queued is { State: PresentedState.Queued };

    private bool IsPresentedPending => _queued is { State: PresentedState.DriverOwned } && Irp is not null;

    /// <summary>Completes the request (WdfRequestComplete). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="status">The final status; a framework status is translated. Information stays as it is.</param>
    /// <remarks>
    /// Only for requests that a queue presented, exactly once. The request's cleanup callback runs before its IRP completes, its destroy callback after.
    /// </remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestcomplete"/>
    [Ddi("WdfRequestComplete")]
    public void Complete(NtStatus status) => Complete(DdiName.WdfRequestComplete, status, information: null, priorityBoost: 0);

    /// <summary>Completes the request with a byte count (WdfRequestCompleteWithInformation). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="status">The final status.</param>
    /// <param name="information">Bytes transferred.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestcompletewithinformation"/>
    [Ddi("WdfRequestCompleteWithInformation")]
    public void CompleteWithInformation(NtStatus status, ulong information) => Complete(DdiName.WdfRequestCompleteWithInformation, status, information, priorityBoost: 0);

    /// <summary>Completes the request with a boost for the waiting thread (WdfRequestCompleteWithPriorityBoost). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="status">The final status.</param>
    /// <param name="priorityBoost">The boost; without effect here.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestcompletewithpriorityboost"/>
    [Ddi("WdfRequestCompleteWithPriorityBoost")]
    public void CompleteWithPriorityBoost(NtStatus status, sbyte priorityBoost) => Complete(DdiName.WdfRequestCompleteWithPriorityBoost, status, information: null, priorityBoost);

    /// <summary>Makes a presented request of an arriving IRP.</summary>
    internal static WdfRequest ForPresentedIrp(WdfDevice device, Irp irp)
    {
        var request = new WdfRequest(device.Kernel, irp, RequestOrigin.Presented) { Driver = device.Driver, OwningDevice = device };
        request.CaptureBuffers();
        RequestSignals.OnArrived(irp);
        request.Commit(attributes: null, defaultParent: null);
        return request;
    }

    /// <summary>A queue takes the request.</summary>
    internal void EnterQueue(RequestPresenter queue)
    {
        var queued = Queued;
        queued.Presenter = queue;
        queued.State = PresentedState.Queued;
        IsDriverOwned = false;
    }

    /// <summary>The queue gives the request to the driver.</summary>
    internal void GiveToDriver()
    {
        Queued.State = PresentedState.DriverOwned;
        IsDriverOwned = true;
        RequestSignals.OnPresenting(this, RequestSource.Retrieved, Irp!.GetCurrentIrpStackLocation().MajorFunction);
    }

    /// <summary>What the verifier looks at when the driver is done with a request that a queue gave it.</summary>
    private void VerifyGone()
    {
        if (!Kernel.FrameworkVerifierOn)
        {
            return;
        }

        if (!IsDriverOwned)
        {
            Kernel.Break("FxIoQueueVerifyValidateCompletedRequest", $"{Name} ends, but the driver does not own it.", "Work only on requests that the driver owns.", this);
        }

        IsDriverOwned = false;
        if (IsCancelDue)
        {
            Kernel.Break("FxIoQueueVerifyValidateCompletedRequest", $"{Name} ends, but a cancel callback for it is due.", "After a failed WdfRequestUnmarkCancelable leave the completion to the cancel callback.", this);
        }
    }

    /// <summary>Completes the request on behalf of the framework itself.</summary>
    internal void CompleteByFramework(NtStatus status)
    {
        Irp!.StatusBlock.Information = 0;
        if (Origin == RequestOrigin.Presented)
        {
            EndPresented(status, priorityBoost: 0);
        }
        else
        {
            CompleteCreated(Irp, status);
        }
    }

    private void Complete(DdiName ddi, NtStatus status, ulong? information, sbyte priorityBoost)
    {
        Enter(ddi);
        RequestSignals.Of(Kernel)?.OnCompleting(this, status);
        if (!MayComplete())
        {
            return;
        }

        var irp = RequireIrp(DdiName.WdfRequestComplete);
        if (information is { } bytes)
        {
            irp.StatusBlock.Information = bytes;
        }

        CheckCompletion(irp, status);
        if (Origin != RequestOrigin.Presented)
        {
            CompleteCreated(irp, status);
            return;
        }

        EndPresented(status, priorityBoost);
    }

    // Without the verifier nothing is looked at: a second completion then finds no IRP.
    private bool MayComplete()
    {
        if (!Kernel.FrameworkVerifierOn)
        {
            return true;
        }

        if (!IsDriverOwned)
        {
            var why = _queued?.State switch
            {
                PresentedState.Gone => "it was completed, or given away, already",
                PresentedState.Queued => "a queue has it",
                _ => "the driver created it itself",
            };
            Kernel.Break(RuleOfOwnership("FxRequestVerifyRequestIsDriverOwned-Complete"), $"{Name} cannot be completed: {why}.", "Complete a request once, and only one that a queue presented and that the driver has not passed on.", this);
            return false;
        }

        if (!(Driver?.IsAtLeast(11) ?? true))
        {
            return MayCompleteBefore111();
        }

        return HasCompletableIrp("FxRequestVerifyRequestCanBeCompleted-Complete");
    }

    private bool HasCompletableIrp(string rule)
    {
        if (Irp is null || Irp.CurrentLocation > Irp.StackCount)
        {
            Kernel.Break(rule, $"{Name} has no IRP with a current stack location to complete.", "Complete or forward only requests that a queue presented, or that were made completable.", this);
            return false;
        }

        if (Origin != RequestOrigin.Presented && !CanComplete)
        {
            Kernel.Break(rule, $"{Name} was not made completable.", "Reuse it with the flag for that first.", this);
            return false;
        }

        return true;
    }

    private bool MayCompleteBefore111()
    {
        if (Origin == RequestOrigin.Presented)
        {
            return true;
        }

        Kernel.Break("FxRequestVerifyRequestCanBeCompleted-Complete", $"{Name} cannot be completed: the driver created it itself.", "Complete only requests that a queue presented.", this);
        return false;
    }

    private void CheckCompletion(Irp irp, NtStatus status)
    {
        if (_isCompleted)
        {
            Kernel.Break("FxRequestVerifyCompleteInternal-NotCompleted", $"{Name} is completed while another completion of it is under way.", "Let one owner complete a request, once.", this);
        }

        if (Kernel.FrameworkVerifierOn && IsMarkedCancelable && !IsCancelCalled)
        {
            Kernel.Break("FxRequestVerifyCompleteInternal-Cancelable", $"{Name} is completed while it is marked cancelable.", "Call WdfRequestUnmarkCancelable first; when it returns STATUS_CANCELLED, the cancel callback completes the request.", this);
        }

        // The mark's reference is lost, so that the handle stays good for ever.
        _queued?.IsKeptByMark = _hasCancelRoutine;
        TakeCancelMark();
        if (irp.CurrentLocation > irp.StackCount)
        {
            return;
        }

        ref var location = ref irp.Location(irp.CurrentLocation);
        if (Kernel.FrameworkVerifierOn && status.IsSuccess && LongestTransfer(irp, location) is { } length && irp.StatusBlock.Information > length)
        {
            Kernel.BugCheck(
                "WDF_VIOLATION_6_WDF_REQUEST_FATAL_ERROR_INFORMATION_LENGTH_MISMATCH", 0x10D, 6, $"{Name} is completed with Information {irp.StatusBlock.Information}, but its buffer holds {length} bytes.", "Complete with the number of bytes that were really transferred.", this, parameter2: 4);
        }

        DropCopyBackOfEmptyOutput(irp, location);
    }

    // Of device controls only those from user mode that have an output buffer are looked at.
    private static uint? LongestTransfer(Irp irp, in IoStackLocation location) => location.MajorFunction switch
    {
        MajorFunction.Read or MajorFunction.Write => (uint)location.Parameters.Word1,
        MajorFunction.DeviceControl when irp.RequestorMode == ProcessorMode.UserMode && (uint)location.Parameters.Word1 > 0 => (uint)location.Parameters.Word1,
        _ => null,
    };

    // A buffered device control from user mode without an output buffer must not be copied back.
    private void DropCopyBackOfEmptyOutput(Irp irp, in IoStackLocation location)
    {
        if (location.MajorFunction == MajorFunction.DeviceControl
            && irp.RequestorMode == ProcessorMode.UserMode
            && new IoControlCode((uint)location.Parameters.Word3).Method == IoMethod.Buffered
            && (uint)location.Parameters.Word1 == 0
            && irp.Flags.HasFlag(IrpFlags.InputOperation))
        {
            irp.Flags &= ~IrpFlags.InputOperation;
            if (irp.StatusBlock.Information != 0)
            {
                Kernel.Break("FxRequestCompleteInternal-InfoWithoutOutput", $"{Name} has no output buffer, but is completed with Information {irp.StatusBlock.Information}.", "Complete a control code without output with Information 0.", this);
            }
        }
    }

    private void EndPresented(NtStatus status, sbyte priorityBoost)
    {
        var irp = Irp!;
        var presenter = GivenBy;
        status = Translate(status);
        Queued.State = PresentedState.Gone;
        _isCompleted = true;
        RequestSignals.OnCompleted(this);
        _format?.Release(this);
        DisposeBeforeIrpGoes();
        if (_queued is { MemoryReferences: not 0 and var references })
        {
            Kernel.BugCheck("WDF_VIOLATION_3_WDF_VERIFIER_FATAL_ERROR", 0x10D, 3, $"{Name} is completed while {references} reference(s) to its memory are held by requests that were formatted with it.", "Reuse or delete the request that uses the memory before completing this one.", this, parameter2Object: this);
        }

        irp.StatusBlock.Status = status;
        Irp = null;
        _queued?.Presenter = null;
        RevokeBuffers("the request was completed");
        Kernel.Step(KernelStep.RequestCompleting, this, presenter, status, irp.StatusBlock.Information);
        if (ReferenceEquals(irp.Originator, this))
        {
            irp.Originator = null;
        }

        IoManager.CompleteRequest(irp, priorityBoost);
        if (presenter is not null)
        {
            VerifyGone();
            presenter.OnGone(this);
        }

        DeleteAfterIrpWent();
    }

    // A created request: the reference that flag 2 took goes; the IRP is completed when only the creation reference is left.
    private void CompleteCreated(Irp irp, NtStatus status)
    {
        irp.StatusBlock.Status = Translate(status);
        _isCompleted = true;
        RequestSignals.OnCompleted(this);
        RequestSignals.OnGone(this);
        _format?.Release(this);
        if (GivenBy is not null)
        {
            VerifyGone();
        }

        DropReference();
    }

    internal override void OnLastReferenceButOne()
    {
        if (_queued?.ReservedBy is { } queue && _isCompleted)
        {
            ReturnToReserve(queue);
            return;
        }

        if (!CanComplete || !_isCompleted || Origin == RequestOrigin.Presented)
        {
            return;
        }

        var presenter = GivenBy;
        if (_queued is { } queued)
        {
            queued.State = PresentedState.None;
            queued.Presenter = null;
        }

        var irp = RequireIrp(DdiName.WdfRequestComplete);
        if (ReferenceEquals(irp.Originator, this))
        {
            irp.Originator = null;
        }

        Irp = null;
        IoManager.CompleteRequest(irp);
        presenter?.OnGone(this);
    }

    private void ForgetAndSend(WdfIoTarget target)
    {
        if (_routine is not null)
        {
            Kernel.Break("FxRequestVerifyPreProcessSendAndForget-CompletionRoutine", $"{Name} has a completion routine, but is sent and forgotten: the routine will never run.", "Leave the routine out, or send without SEND_AND_FORGET.", this);
        }

        Forget(target, below: null);
    }

    // To a target, or straight to a device.
    private void Forget(WdfIoTarget? target, DeviceObject? below)
    {
        var irp = RequireIrp(DdiName.WdfRequestSend);
        var presenter = GivenBy;
        if (!IsNextLocationFormatted)
        {
            irp.SkipCurrentIrpStackLocation();
        }

        Queued.State = PresentedState.Gone;
        _isCompleted |= IsFromReserve;
        DisposeBeforeIrpGoes();
        RequestSignals.OnForgotten(this);
        Kernel.Step(KernelStep.RequestForgotten, this, target ?? (KernelObject?)below);
        if (target is not null)
        {
            target.SendIrp(irp, ThreadContext.Current);
        }
        else
        {
            IoManager.CallDriver(below!, irp);
        }

        RevokeBuffers("the request was sent and forgotten");
        if (ReferenceEquals(irp.Originator, this))
        {
            irp.Originator = null;
        }

        Irp = null;
        _queued?.Presenter = null;
        if (presenter is not null)
        {
            VerifyGone();
            presenter.OnGone(this);
        }

        DeleteAfterIrpWent();
    }

    private void DeleteAfterIrpWent()
    {
        if (IsFromReserve)
        {
            DropReference();
        }
        else
        {
            DeleteAfterEarlyDispose();
        }
    }

    private void DisposeBeforeIrpGoes()
    {
        if (IsFromReserve)
        {
            // It is used again, with what the driver has attached to it.
            return;
        }

        if (!DisposeEarly() && Driver!.IsVerifiedAs(11))
        {
            Kernel.Break("FxRequestVerifierBreakpoint_RequestEarlyDisposeDeferred", $"{Name} goes at {Kernel.CurrentIrql}, but a child of it can be disposed only at PASSIVE_LEVEL.", "Complete the request at PASSIVE_LEVEL, or give the child another parent.", this);
        }

        ReleaseChildren();
    }

    private static NtStatus Translate(NtStatus status)
    {
        if (((uint)status & 0x0FFF0000) != 0x00200000)
        {
            return status;
        }

        return status switch
        {
            NtStatus.WdfPaused or NtStatus.WdfBusy => NtStatus.DeviceBusy,
            NtStatus.WdfInternalError => NtStatus.InternalError,
            NtStatus.WdfNotEnoughMapRegisters => NtStatus.InsufficientResources,
            _ => NtStatus.InvalidDeviceRequest,
        };
    }
}
