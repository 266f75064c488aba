namespace Wdf.IoTargets;

/// <content>Who decides, and who then completes.</content>
public sealed partial class PendingIrp
{
    /// <summary>The end of the dispatch routine's part: arms the cancel routine, and finds out what happened meanwhile.</summary>
    internal void FinishSetUp(bool cancelable)
    {
        var wasCancelled = false;
        if (cancelable)
        {
            Claim();
            _isArmed = true;
            _irp.SetCancelRoutine(OnCancel);
            if (_irp.Cancel && _irp.SetCancelRoutine(null) is not null)
            {
                // Cancelled before the routine was set: nobody else will call it.
                _isArmed = false;
                wasCancelled = true;
                GiveBack();
            }
        }

        bool isLate;
        lock (_lock)
        {
            _isSetUp = true;
            isLate = _stage >= Stage.Decided;
        }

        if (isLate)
        {
            Disarm();
        }

        if (wasCancelled)
        {
            RequestCancel();
        }

        GiveBack();
    }

    /// <summary>The result is fixed, unless it was before.</summary>
    internal bool Decide(IoResult result)
    {
        bool isSetUp;
        lock (_lock)
        {
            if (_stage >= Stage.Decided)
            {
                return false;
            }

            isSetUp = DecideLocked(result);
        }

        AfterDecision(isSetUp);
        return true;
    }

    /// <summary>The device is gone: decides, and tells code that has the IRP in service.</summary>
    internal void Abandon(NtStatus status)
    {
        bool isSetUp;
        CancellationTokenSource? cancellation;
        lock (_lock)
        {
            if (_stage >= Stage.Decided)
            {
                return;
            }

            cancellation = _stage == Stage.InService ? _cancellation : null;
            isSetUp = DecideLocked(status);
            _claims++;
        }

        AfterDecision(isSetUp);
        try
        {
            cancellation?.Cancel();
        }
        finally
        {
            GiveBack();
        }
    }

    /// <summary>Arms the timer that will complete the IRP; it is taken back when the IRP ends before.</summary>
    internal void StartTimer(CompletionTimer timer, TimeSpan delay)
    {
        lock (_lock)
        {
            if (_stage >= Stage.Decided)
            {
                return;
            }

            _timer = timer;
        }

        Kernel.Scheduler.Arm(timer, Kernel.DueOf(KernelTimeout.After(delay)));
        if (IsDecided)
        {
            Kernel.Scheduler.Cancel(timer);
        }
    }

    private void OnCancel(DeviceObject? device, Irp irp)
    {
        IoManager.ReleaseCancelSpinLock(irp.Kernel, irp.CancelIrql);
        try
        {
            RequestCancel();
        }
        finally
        {
            GiveBack();
        }
    }

    // What waits ends at once; what is in service is told, and ends when its code says so.
    private void RequestCancel()
    {
        var isDecidedHere = false;
        var isSetUp = false;
        CancellationTokenSource? cancellation = null;
        lock (_lock)
        {
            _isCancelRequested = true;
            if (_stage == Stage.Waiting)
            {
                isDecidedHere = true;
                isSetUp = DecideLocked(NtStatus.Cancelled);
            }
            else if (_stage == Stage.InService)
            {
                cancellation = _cancellation;
            }
        }

        if (isDecidedHere)
        {
            AfterDecision(isSetUp);
        }

        cancellation?.Cancel();
    }

    private bool DecideLocked(IoResult result)
    {
        _stage = Stage.Decided;
        _result = result;
        return _isSetUp;
    }

    private void AfterDecision(bool isSetUp)
    {
        if (isSetUp)
        {
            Disarm();
        }

        GiveBack();
    }

    // A null result means that cancellation has taken the routine: it gives its claim back itself.
    private void Disarm()
    {
        var outer = DriverContext.Lend(_driver.DriverObject);
        var isMine = _isArmed && _irp.SetCancelRoutine(null) is not null;
        DriverContext.Lend(outer);
        if (isMine)
        {
            GiveBack();
        }
    }

    private void Claim()
    {
        lock (_lock)
        {
            _claims++;
        }
    }

    private void GiveBack()
    {
        lock (_lock)
        {
            if (--_claims > 0)
            {
                return;
            }

            _stage = Stage.Completed;
        }

        if (_timer is { } timer)
        {
            Kernel.Scheduler.Cancel(timer);
        }

        _driver.Forget(this);
        Ended?.Invoke(this);
        var outer = DriverContext.Lend(_driver.DriverObject);
        _irp.IoStatus = new IoStatusBlock { Status = _result.Status, Information = _result.Information };
        IoManager.CompleteRequest(_irp);
        DriverContext.Lend(outer);
        if (SecondCompletion is { } after)
        {
            _driver.CompleteAgain(_irp, after);
        }
    }
}
