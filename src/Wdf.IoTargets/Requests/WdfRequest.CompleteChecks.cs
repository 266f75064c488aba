namespace Wdf.IoTargets;

/// <content>What is looked at before a request is completed, and when the driver is done with it.</content>
public sealed partial class WdfRequest
{
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
}
