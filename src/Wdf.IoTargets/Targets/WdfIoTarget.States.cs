namespace Wdf.IoTargets;

/// <content>Start, stop, purge.</content>
public abstract partial class WdfIoTarget
{
    /// <summary>Starts the target (WdfIoTargetStart): kept requests are sent, on this thread, in order. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <returns>Success; STATUS_INVALID_DEVICE_STATE for a deleted target.</returns>
    /// <remarks>A closed remote target becomes Started, but nothing opens it. Waits when a stop or purge waits on another thread.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetstart"/>
    [Ddi("WdfIoTargetStart")]
    public NtStatus Start()
    {
        Enter(DdiName.WdfIoTargetStart);
        var status = GotoStarted(out var pended);
        ResubmitPended(pended);
        return status;
    }

    /// <summary>Stops the target (WdfIoTargetStop): new requests are kept until it is started.</summary>
    /// <param name="action">What becomes of the requests that were sent. Kept ones, and those sent with IgnoreTargetState, are not touched.</param>
    /// <remarks>
    /// Maximum IRQL: PASSIVE_LEVEL; DISPATCH_LEVEL with LeaveSentIoPending. An undefined action does nothing. The first two actions wait until the last sent
    /// request is back, for ever if its driver never answers.
    /// </remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetstop"/>
    [Ddi("WdfIoTargetStop")]
    public virtual void Stop(WdfIoTargetSentIoAction action)
    {
        Enter(DdiName.WdfIoTargetStop);
        if (action is <= WdfIoTargetSentIoAction.Undefined or > WdfIoTargetSentIoAction.LeaveSentIoPending)
        {
            return;
        }

        if (action != WdfIoTargetSentIoAction.LeaveSentIoPending && !IrqlRule.Check(Kernel, Irql.Passive, "WdfIoTargetStop"))
        {
            return;
        }

        Kernel.Step(KernelStep.TargetStateChanging, this);
        var toCancel = new List<WdfRequest>();
        StateWait? wait;
        using (_lock.Enter())
        {
            wait = GotoStoppedLocked(action, toCancel);
        }

        CancelAll(toCancel);
        WaitForSentIo(wait);
    }

    /// <summary>
    /// Purges the target (WdfIoTargetPurge): kept requests fail with STATUS_WDF_DEVICE_REMOVED_NOT_SENT, sent ones are cancelled, new ones refused until
    /// it is started.
    /// </summary>
    /// <param name="action">Whether to wait for the sent ones.</param>
    /// <remarks>Maximum IRQL: PASSIVE_LEVEL; DISPATCH_LEVEL with PurgeIo. Requests sent with IgnoreTargetState are not touched.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/nf-wdfiotarget-wdfiotargetpurge"/>
    [Ddi("WdfIoTargetPurge")]
    public virtual void Purge(WdfIoTargetPurgeIoAction action)
    {
        Enter(DdiName.WdfIoTargetPurge);
        if (action is <= WdfIoTargetPurgeIoAction.Undefined or > WdfIoTargetPurgeIoAction.PurgeIo)
        {
            return;
        }

        if (action == WdfIoTargetPurgeIoAction.PurgeIoAndWait && !IrqlRule.Check(Kernel, Irql.Passive, "WdfIoTargetPurge"))
        {
            return;
        }

        Kernel.Step(KernelStep.TargetStateChanging, this);
        var toCancel = new List<WdfRequest>();
        List<WdfRequest> pended;
        StateWait? wait;
        bool overlaps;
        using (_lock.Enter())
        {
            pended = GotoPurgedLocked(action, toCancel, out wait, out overlaps);
        }

        if (overlaps)
        {
            Kernel.Break("FxIoTargetGotoPurgeState-PurgeWhilePurging", $"{Name} is purged while another thread still stops or purges it.", "Wait for the first WdfIoTargetStop or WdfIoTargetPurge to return before calling again.", this);
        }

        CompletePended(pended);
        CancelAll(toCancel);
        WaitForSentIo(wait);
    }

    private protected NtStatus GotoStarted(out List<WdfRequest> pended)
    {
        Kernel.Step(KernelStep.TargetStateChanging, this);
        while (true)
        {
            StateWait wait;
            using (_lock.Enter())
            {
                if (_state == WdfIoTargetState.Deleted)
                {
                    pended = [];
                    return NtStatus.InvalidDeviceState;
                }

                if (!_isWaiting)
                {
                    _state = WdfIoTargetState.Started;
                    ClearSignalLocked("WdfIoTargetStart");
                    pended = DrainPendedLocked(toBeSent: true);
                    return NtStatus.Success;
                }

                wait = BeginWaitLocked("WdfIoTargetStart");
            }

            if (Kernel.CurrentIrql > Irql.Passive && Driver!.IsVerifiedAs(11))
            {
                Kernel.Break("FxIoTargetGotoStartState-WaitAtDispatch", $"{Name} is started at {Kernel.CurrentIrql} while another thread stops or purges it and waits: the start has to wait as well.", "Start a target at PASSIVE_LEVEL, or after the stop has returned.", this);
            }

            WaitForSignal(wait);
        }
    }

    private StateWait? GotoStoppedLocked(WdfIoTargetSentIoAction action, List<WdfRequest> toCancel)
    {
        if (_state is WdfIoTargetState.Started or WdfIoTargetState.Purged)
        {
            _state = WdfIoTargetState.Stopped;
        }

        var waits = false;
        if (action != WdfIoTargetSentIoAction.LeaveSentIoPending)
        {
            // With nothing sent it still waits when another thread does.
            waits = !_sent.IsEmpty || _isWaiting;
            if (action == WdfIoTargetSentIoAction.CancelSentIo)
            {
                _sent.SnapshotTo(toCancel);
            }
        }

        return SetWaitingLocked(waits, "WdfIoTargetStop");
    }

    private List<WdfRequest> GotoPurgedLocked(WdfIoTargetPurgeIoAction action, List<WdfRequest> toCancel, out StateWait? wait, out bool overlaps)
    {
        if (_state is WdfIoTargetState.Started or WdfIoTargetState.Stopped)
        {
            _state = WdfIoTargetState.Purged;
        }

        var pended = DrainPendedLocked(toBeSent: false);
        var hasNew = _sent.SnapshotTo(toCancel);
        var waitsForAll = action == WdfIoTargetPurgeIoAction.PurgeIoAndWait;
        overlaps = waitsForAll && !hasNew && _isWaiting;
        wait = SetWaitingLocked(waitsForAll && (toCancel.Count > 0 || _isWaiting), "WdfIoTargetPurge");
        return pended;
    }

    private StateWait? SetWaitingLocked(bool waits, string ddi)
    {
        _isWaiting = waits;
        if (waits)
        {
            ClearSignalLocked(ddi);
            return BeginWaitLocked(ddi);
        }

        _sentIoDone.SetQuietly();
        return null;
    }

    private static void CancelAll(List<WdfRequest> requests)
    {
        foreach (var request in requests)
        {
            request.ForgetNextLocation();
            request.Cancel();
            request.DropReference();
        }
    }

    private void WaitForSentIo(StateWait? wait)
    {
        if (wait is null)
        {
            return;
        }

        Kernel.Step(KernelStep.TargetWaiting, this);
        WaitForSignal(wait);
        using (_lock.Enter())
        {
            _isWaiting = false;
        }
    }
}
