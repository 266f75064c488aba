namespace Wdf.IoTargets;

/// <content>Sending a presented request and forgetting it.</content>
public sealed partial class WdfRequest
{
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
}
