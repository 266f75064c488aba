namespace Wdf.IoTargets;

/// <content>Closing.</content>
internal sealed partial class RemoteIoTarget
{
    // Whoever closes the target gets what it must give back here, at the moment when nothing is outstanding any more.
    private ClearedPointers? _cleared;

    /// <summary>Ends everything that is outstanding, and gives the device back.</summary>
    public void CloseRemote(RemoteCloseReason reason)
    {
        Kernel.Step(KernelStep.TargetStateChanging, this);
        var pointers = new ClearedPointers();
        var removal = BeginClose(reason, pointers, out var notifying);
        if (notifying is not null)
        {
            TargetDeviceNotifications.Unregister(notifying, this);
        }

        FinishRemoval(removal);
        switch (reason)
        {
            case RemoteCloseReason.Close:
                ResetSignal("WdfIoTargetClose");
                break;
            case RemoteCloseReason.Delete:
                _saved = null;
                WaitForCompletions();
                break;
        }

        GiveBack(pointers);
    }

    private protected override void Remove() => CloseRemote(RemoteCloseReason.Delete);

    private protected override void ClearTargetPointers()
    {
        if (_cleared is { } pointers)
        {
            _cleared = null;
            pointers.Handle = _handle;
            pointers.File = TargetFileObject;
            if (pointers.IsTooLate)
            {
                Kernel.Overlook(
                    "REMOTE_TARGET_CLOSED_TOO_EARLY",
                    0x50,
                    $"The last request of {Name} came back after the close had returned, because a WdfIoTargetStop or Purge during the close signaled that all was done. The real framework now writes to a stack that is gone, and never closes the file.",
                    "Let WdfIoTargetClose return before the target is stopped, purged or started.",
                    this);
            }
        }

        _handle = null;
        base.ClearTargetPointers();
    }

    // Waits for an open on another thread, and once for a stop or purge.
    private Removal BeginClose(RemoteCloseReason reason, ClearedPointers pointers, out DeviceObject? notifying)
    {
        var hasWaited = false;
        while (true)
        {
            KernelEvent? wait;
            StateWait? stopper;
            using (StateLock.Enter())
            {
                wait = _openState == RemoteOpenState.Opening ? _opened : null;
                stopper = wait is null && !hasWaited ? BeginWaitForStopperLocked(DdiOf(reason)) : null;
                if (wait is null && stopper is null)
                {
                    var newState = StateAfter(reason);
                    _openState = reason == RemoteCloseReason.Delete ? _openState : RemoteOpenState.Closed;
                    notifying = null;
                    if (reason != RemoteCloseReason.QueryRemove)
                    {
                        notifying = _notifying;
                        _notifying = null;
                    }

                    _cleared = pointers;
                    return BeginRemovalLocked(newState, DdiOf(reason));
                }
            }

            if (wait is not null)
            {
                Kernel.Wait(wait, KernelTimeout.Infinite);
            }
            else
            {
                WaitForSignal(stopper!);
                hasWaited = true;
            }
        }
    }

    private static string DdiOf(RemoteCloseReason reason) => reason switch
    {
        RemoteCloseReason.Delete => Deletion,
        RemoteCloseReason.QueryRemove => "WdfIoTargetCloseForQueryRemove",
        _ => "WdfIoTargetClose",
    };

    // On a target that is not open every close ends in Closed, also when it was closed for query remove before.
    private WdfIoTargetState StateAfter(RemoteCloseReason reason) => reason switch
    {
        RemoteCloseReason.Delete => WdfIoTargetState.Deleted,
        _ when _openState != RemoteOpenState.Open => WdfIoTargetState.Closed,
        RemoteCloseReason.QueryRemove => WdfIoTargetState.ClosedForQueryRemove,

        // Drivers built for a version before 1.9 see the other state.
        _ => Driver?.IsAtLeast(9) ?? true ? WdfIoTargetState.Closed : WdfIoTargetState.ClosedForQueryRemove,
    };

    private static void GiveBack(ClearedPointers pointers)
    {
        pointers.IsTooLate = true;
        if (pointers.File is not null)
        {
            IoManager.Dereference(pointers.File);
        }

        if (pointers.Handle is not null)
        {
            IoManager.CloseFile(pointers.Handle);
        }
    }

    private sealed class ClearedPointers
    {
        public FileHandle? Handle { get; set; }

        public FileObject? File { get; set; }

        // The closer has returned without them.
        public bool IsTooLate { get; set; }
    }
}
