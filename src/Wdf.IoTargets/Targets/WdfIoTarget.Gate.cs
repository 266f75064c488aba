namespace Wdf.IoTargets;

/// <content>The gate: whether a request is sent, kept, or refused.</content>
public abstract partial class WdfIoTarget
{
    private enum Verdict
    {
        Refused,
        Send,
        Kept,
        AlreadySent,
    }

    /// <summary>Takes a request and hands it down, or keeps it, or refuses it with a status in its IRP.</summary>
    /// <returns>True when the request is no longer the caller's.</returns>
    internal bool Submit(WdfRequest request, in WdfRequestSendOptions? options)
    {
        Kernel.Step(KernelStep.RequestSending, request, this);
        var thread = ThreadContext.Current;
        var verdict = Pass(request, options, withTimer: true, thread);
        if (verdict == Verdict.Send)
        {
            HandDown(request, thread);
        }

        return verdict != Verdict.Refused;
    }

    private Verdict Pass(WdfRequest request, in WdfRequestSendOptions? options, bool withTimer, ThreadContext thread)
    {
        Verdict verdict;
        NtStatus status;
        bool armed;
        var timeout = withTimer && options is { } o && o.HasTimeout ? o.Timeout : 0;
        var timerStatus = timeout == 0 ? NtStatus.Success : request.EnsureTimer();
        using (_lock.Enter(thread))
        {
            verdict = PassLocked(request, options, timeout, timerStatus, out status, out armed);
        }

        if (verdict == Verdict.AlreadySent)
        {
            AlreadySent(request);
        }

        if (verdict == Verdict.Refused)
        {
            request.Irp!.StatusBlock.Status = status;
            RequestSignals.OnRefused(request);
            Kernel.Note(KernelStep.RequestNotSent, request, this, status);
            return verdict;
        }

        if (!status.IsSuccess)
        {
            // Another thread claimed the request for its cancellation, and may have finished it by now: it is not touched any more.
            return verdict;
        }

        RequestSignals.OnAccepted(request);
        if (armed)
        {
            Kernel.Note(KernelStep.RequestTimerArmed, request, this);
        }

        if (verdict == Verdict.Kept)
        {
            Kernel.Note(KernelStep.RequestPended, request, this);
        }

        return verdict;
    }

    private Verdict PassLocked(WdfRequest request, in WdfRequestSendOptions? options, long timeout, NtStatus timerStatus, out NtStatus status, out bool armed)
    {
        armed = false;
        status = NtStatus.Success;
        if (request.CompletionCount != 0)
        {
            return Verdict.AlreadySent;
        }

        status = Verify(request);
        if (status.IsSuccess)
        {
            status = timerStatus;
        }

        if (!status.IsSuccess)
        {
            return Verdict.Refused;
        }

        var ignoresState = options is { } opt && opt.Has(WdfRequestSendOptionsFlags.IgnoreTargetState);
        var verdict = AskState(ignoresState);
        if (verdict == Verdict.Refused)
        {
            status = NtStatus.InvalidDeviceState;
            return verdict;
        }

        return AcceptLocked(request, verdict, ignoresState, timeout, out status, out armed);
    }

    // The state is looked at before the cancel mark.
    private Verdict AskState(bool ignoresState)
    {
        if (ignoresState)
        {
            var isGone = _state is WdfIoTargetState.Deleted or WdfIoTargetState.Closed or WdfIoTargetState.ClosedForQueryRemove;
            return isGone && !_isRemoving ? Verdict.Refused : Verdict.Send;
        }

        return _state switch
        {
            WdfIoTargetState.Started => Verdict.Send,
            WdfIoTargetState.Stopped => Verdict.Kept,
            _ => Verdict.Refused,
        };
    }

    private Verdict AcceptLocked(WdfRequest request, Verdict verdict, bool ignoresState, long timeout, out NtStatus status, out bool armed)
    {
        armed = false;

        // Stays set when the request is refused below, until it is completed.
        request.IgnoresTargetState |= ignoresState;
        request.IsCancelledByTarget = false;
        IfChanged.Write(ref request.Target, this);
        _unfinished++;
        var wasHoldCounted = request.IsHoldCounted;
        request.HoldForTarget();
        Volatile.Write(ref request.CompletionCount, 1);
        status = request.IsCancelMarked ? NtStatus.Cancelled
            : verdict == Verdict.Kept ? PendLocked(request)
            : NtStatus.Success;
        if (!status.IsSuccess)
        {
            // Nobody else can have got hold of the request meanwhile: that takes this lock.
            request.Irp!.StatusBlock.Status = status;
            request.CompletionCount = 0;
            _unfinished--;
            request.EndHold(request.IsHoldCounted);
            request.IsHoldCounted = wasHoldCounted;
            return Verdict.Refused;
        }

        if (verdict == Verdict.Send)
        {
            (ignoresState ? _ignored : _sent).Add(request);
            var irp = request.Irp!;
            if (irp.CurrentLocation >= 2)
            {
                irp.SetCompletionRoutine(FrameworkCompletion.Routine, request, onSuccess: true, onError: true, onCancel: true);
            }
        }

        if (timeout != 0)
        {
            // Before the IRP reaches the lower driver, and also while it is kept.
            request.ArmTimer(timeout);
            armed = true;
        }

        return verdict;
    }

    // Only the framework's verifier looks at these two.
    private NtStatus Verify(WdfRequest request) =>
        Kernel.FrameworkVerifierOn && (!request.IsFormatted || !HasEnoughLocations(request.Irp!))
            ? NtStatus.RequestNotAccepted
            : NtStatus.Success;

    private void AlreadySent(WdfRequest request) => Kernel.BugCheck(
        "WDF_VIOLATION_6_WDF_REQUEST_FATAL_ERROR_REQUEST_ALREADY_SENT", 0x10D, 6, $"{request.Name} was sent to {Name} while it is still with {request.Target?.Name}.", "Send it again from or after its completion routine, after WdfRequestReuse and a new format.", request, parameter2: 3);

    // The return value of the lower driver's dispatch routine means nothing here: the completion routine decides.
    private void HandDown(WdfRequest request, ThreadContext thread)
    {
        Kernel.Step(KernelStep.RequestSent, request, this);
        SendIrp(request.Irp!, thread);
    }

    /// <summary>Gives an IRP to the target's device.</summary>
    internal virtual void SendIrp(Irp irp, ThreadContext thread)
    {
        if (TargetDevice is { } device)
        {
            IoManager.PassDown(device, irp, thread);
        }
        else
        {
            StopForNullDevice();
        }
    }

    private void StopForNullDevice() => Kernel.BugCheck(
        "NULL_DEVICE_DEREFERENCED", 0x7E, 0xC0000005, $"A request was sent to {Name}, which has no device: it was never opened, or was closed and then started.", "Open the target before anything is sent to it; a start does not open a closed one.", this);

}
