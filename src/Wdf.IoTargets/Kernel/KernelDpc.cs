namespace Wdf.IoTargets;

/// <summary>A deferred procedure call (KDPC): a routine that runs at DISPATCH_LEVEL soon after it was queued.</summary>
/// <remarks>
/// One entry for each object: inserting it again before it has run changes nothing. It leaves the queue before its routine is
/// called, so that the routine, or somebody else meanwhile, may insert it again.
/// </remarks>
public sealed class KernelDpc : KernelObject
{
    private readonly Lock _lock = new();
    private readonly Action<object?> _routine;
    private readonly object? _context;
    private readonly KernelObject? _subject;
    private readonly string _unitName;
    private KernelUnit? _queued;

    /// <summary>Makes a DPC (KeInitializeDpc).</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="routine">What it runs. It must not block.</param>
    /// <param name="context">What the routine is given.</param>
    /// <param name="subject">What it is about, in reports; null for nothing in particular.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keinitializedpc"/>
    public KernelDpc(SimulatedKernel kernel, Action<object?> routine, object? context = null, KernelObject? subject = null)
        : base(kernel, KernelObjectKind.Dpc)
    {
        ArgumentNullException.ThrowIfNull(routine);
        _routine = routine;
        _context = context;
        _subject = subject;
        _unitName = subject is null ? "DPC" : $"DPC of {subject.Name}";
    }

    /// <inheritdoc/>
    public override KernelObject? Principal => _subject;

    /// <summary>What it was queued with last.</summary>
    public object? SystemArgument1 { get; private set; }

    /// <summary>What it was queued with last, too.</summary>
    public object? SystemArgument2 { get; private set; }

    /// <summary>Whether it waits in the queue.</summary>
    public bool IsQueued => Volatile.Read(ref _queued) is not null;

    /// <summary>Queues it (KeInsertQueueDpc). Any IRQL.</summary>
    /// <returns>False when it is in the queue already.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keinsertqueuedpc"/>
    public bool Insert()
    {
        Kernel.Step(KernelStep.DpcQueuing, this, _subject);
        return InsertQuietly();
    }

    /// <summary>Queues it with arguments for its routine.</summary>
    /// <param name="systemArgument1">Kept for the run, if this call queues it.</param>
    /// <param name="systemArgument2">Kept as well.</param>
    /// <returns>False when it is in the queue already.</returns>
    public bool Insert(object? systemArgument1, object? systemArgument2)
    {
        Kernel.Step(KernelStep.DpcQueuing, this, _subject);
        lock (_lock)
        {
            if (_queued is not null)
            {
                return false;
            }

            SystemArgument1 = systemArgument1;
            SystemArgument2 = systemArgument2;
        }

        return InsertQuietly();
    }

    /// <summary>Takes it out of the queue (KeRemoveQueueDpc). Any IRQL.</summary>
    /// <returns>True when that run will not happen; false when it was not in the queue: it never was, runs, or has run.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keremovequeuedpc"/>
    public bool Remove()
    {
        Kernel.CheckCaller();
        Kernel.Touch(null);
        KernelUnit unit;
        lock (_lock)
        {
            if (_queued is null || !Kernel.Scheduler.Unqueue(_queued))
            {
                return false;
            }

            unit = _queued;
            _queued = null;
        }

        Kernel.RemoveUnit(unit);
        return true;
    }

    /// <inheritdoc/>
    public override string DescribeState() => IsQueued ? "queued" : "not queued";

    /// <summary>Queues it as the last part of something else, such as the expiry of a timer.</summary>
    internal bool InsertQuietly()
    {
        Kernel.Touch(null);
        KernelUnit unit;
        lock (_lock)
        {
            if (_queued is not null)
            {
                return false;
            }

            unit = new KernelUnit(Kernel, _unitName, static d => ((KernelDpc)d!).Run(), this, _subject) { Driver = (_subject as IDriverOwned)?.OwningDriver ?? DriverContext.Current, Callback = _subject is null ? CallbackKind.Dpc : CallbackKind.None };
            _queued = unit;
        }

        Kernel.AddUnit(unit);
        Kernel.Scheduler.Queue(unit);
        return true;
    }

    private void Run()
    {
        lock (_lock)
        {
            _queued = null;
        }

        _routine(_context);
    }
}
