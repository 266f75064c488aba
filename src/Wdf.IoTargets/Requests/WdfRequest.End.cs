namespace Wdf.IoTargets;

/// <content>What becomes of a completed request, and of its IRP.</content>
public sealed partial class WdfRequest
{
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
