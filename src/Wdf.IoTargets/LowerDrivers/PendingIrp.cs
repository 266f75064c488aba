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
public sealed partial class PendingIrp
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

    /// <summary>Called once when the IRP is about to be completed; may be null.</summary>
    internal Action<PendingIrp>? Ended { get; init; }

    /// <summary>How long after its completion a broken driver completes the IRP again; null for a sound one.</summary>
    internal TimeSpan? SecondCompletion { get; init; }

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
}
