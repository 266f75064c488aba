namespace Wdf.IoTargets;

/// <summary>An IRP that a simulated driver has marked pending and holds, until somebody decides how it ends.</summary>
/// <remarks>
/// <para>
/// Stages: Waiting; InService (code of the driver works on it, and hears of cancellation by a token); Decided (the result is fixed);
/// Completed. The first who decides wins, be it the driver, a test, the cancel routine or the removal of the device.
/// </para>
/// <para>
/// Deciding does not yet complete: others may still have their hands on the IRP. Each holds a claim: the decision to come,
/// the set-up in the dispatch routine, the cancel routine from being armed until it has run or is disarmed, and driver code on the
/// stack. Whoever gives the last claim back completes the IRP. So a completion that meets a running cancel routine
/// is left to the latter, as WDM demands.
/// </para>
/// </remarks>
public sealed class PendingIrp
{
    private readonly Lock _lock = new();
    private readonly LowerDriver _driver;
    private Irp _irp;
    private Stage _stage;
    private int _claims;
    private bool _isSetUp;
    private bool _isArmed;
    private bool _isCancelRequested;
    private IoResult _result;
    private CancellationTokenSource? _cancellation;
    private CompletionTimer? _timer;

    internal PendingIrp(LowerDriver driver, Irp irp)
    {
        _driver = driver;
        _irp = irp;
        Node = new LinkedListNode<PendingIrp>(this);
        Begin(irp);
    }

    private enum Stage
    {
        Waiting,
        InService,
        Decided,
        Completed,
    }

    /// <summary>The request, for as long as it is not completed.</summary>
    public SimulatedIo Io => new(this, _irp);

    /// <summary>Whether cancellation was asked for while the driver held the IRP.</summary>
    public bool IsCancelRequested
    {
        get
        {
            lock (_lock)
            {
                return _isCancelRequested;
            }
        }
    }

    /// <summary>Whether it is decided how the IRP ends.</summary>
    public bool IsDecided
    {
        get
        {
            lock (_lock)
            {
                return _stage >= Stage.Decided;
            }
        }
    }

    /// <summary>Whether the IRP is completed, so that it is no longer the driver's.</summary>
    public bool IsCompleted
    {
        get
        {
            lock (_lock)
            {
                return _stage == Stage.Completed;
            }
        }
    }

    /// <summary>The place in its driver's list.</summary>
    internal LinkedListNode<PendingIrp> Node { get; }

    /// <summary>The IRP, as what units and timers are about.</summary>
    internal Irp Subject => _irp;

    internal SimulatedKernel Kernel => _driver.Kernel;

    /// <summary>Fires when cancellation is asked for, or the device removed, while the IRP is in service.</summary>
    internal CancellationToken Token
    {
        get
        {
            lock (_lock)
            {
                return (_cancellation ??= new CancellationTokenSource()).Token;
            }
        }
    }

    /// <summary>Completes the IRP. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="status">Its final status.</param>
    /// <param name="information">Bytes transferred, or bytes of output.</param>
    /// <returns>False when somebody decided before: it was cancelled, completed, or the device was removed.</returns>
    public bool Complete(NtStatus status, ulong information = 0) => Decide(new IoResult(status, information));

    /// <summary>Completes the IRP with a result that is made for it. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="answer">Makes the result; it may fill the IRP's output.</param>
    /// <returns>False when somebody decided before; the function is then not called.</returns>
    public bool Complete(Func<SimulatedIo, IoResult> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!TryBeginService())
        {
            return false;
        }

        try
        {
            return Decide(answer(Io));
        }
        catch when (!Kernel.IsStopped)
        {
            // Whoever waits for the request goes on; the exception is reported where it came from.
            Decide(NtStatus.Unsuccessful);
            throw;
        }
        finally
        {
            LeaveCode();
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{_irp.Name} at {_driver.Device.Name}";

    /// <summary>As new, for another IRP; only for one that was never held.</summary>
    internal PendingIrp Begin(Irp irp)
    {
        _irp = irp;
        _stage = Stage.Waiting;
        _claims = 2;
        return this;
    }

    /// <summary>Driver code begins to work on the IRP; it keeps a claim until <see cref="LeaveCode"/>.</summary>
    internal bool TryBeginService()
    {
        lock (_lock)
        {
            if (_stage != Stage.Waiting)
            {
                return false;
            }

            _stage = Stage.InService;
            _claims++;
            return true;
        }
    }

    /// <summary>Driver code has returned; an asynchronous handler may go on later, without a claim.</summary>
    internal void LeaveCode() => GiveBack();

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
        if (_isArmed && _irp.SetCancelRoutine(null) is not null)
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
        _irp.IoStatus = new IoStatusBlock { Status = _result.Status, Information = _result.Information };
        IoManager.CompleteRequest(_irp);
    }
}
