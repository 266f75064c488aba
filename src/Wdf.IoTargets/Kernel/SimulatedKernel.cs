namespace Wdf.IoTargets;

/// <summary>
/// A kernel in user mode: scheduler, time, waits, locks, IRQL, names, and the one point of observation. Everything
/// else of this library lives in one.
/// </summary>
/// <remarks>
/// A test runs inside <see cref="Run(Action)"/>. In deterministic mode one actor runs at a time and gives way only at
/// scheduling points, and time is virtual, so that the same code gives the same result on every run.
/// Protocol: Idle (objects may be set up from any one thread), Running (inside Run), Stopped (a fatal violation, a
/// deadlock or a stall: no actor runs again, and each later call throws the same exception).
/// </remarks>
public sealed partial class SimulatedKernel : IDisposable
{
    private readonly int[] _numbers = new int[Enum.GetValues<KernelObjectKind>().Length];
    private readonly DeterministicScheduler? _deterministic;
    private readonly BreakReaction _breakReaction;
    private Random? _random;

    /// <summary>A copy of the option, which is asked for on every send.</summary>
    internal readonly int MaximumNestedSends;

    /// <summary>How deep IoCallDriver may be nested.</summary>
    internal readonly int MaximumNestedCalls;

    // A send passes through several drivers; the framework's own count of its routines comes first where there is one.
    private const int CallsPerSend = 2;

    /// <summary>Makes a kernel.</summary>
    /// <param name="options">How it behaves; null for the defaults.</param>
    public SimulatedKernel(SimulatedKernelOptions? options = null)
    {
        Options = options ?? new SimulatedKernelOptions();
        MaximumNestedSends = Options.MaximumNestedSends;
        MaximumNestedCalls = CallsPerSend * MaximumNestedSends;
        IsDeterministic = Options.Mode == SchedulingMode.Deterministic;
        _treeLock = new ApartLock(this);
        _dispatcherLock = new ApartLock(this);
        var preset = Options.Verifier.Preset;
        FrameworkVerifierOn = Options.FrameworkVerifier ?? preset != VerifierPreset.None;
        _breakReaction = Options.BreakReaction ?? (preset == VerifierPreset.KmdfVerifier && Options.IsVerifierSet ? BreakReaction.Continue : BreakReaction.Throw);
        _startFileTime = Options.StartTime.ToFileTime();
        Pool = new KernelPool(this);
        if (IsDeterministic)
        {
            _deterministic = new DeterministicScheduler(this, Options.Strategy ?? new FifoStrategy(), Options.StallLimit);
            Scheduler = _deterministic;
        }
        else
        {
            Scheduler = new ConcurrentScheduler(this, Options.TimeProvider ?? TimeProvider.System, Options.ClockTick);
        }

        var capacity = Options.TraceCapacity ?? (IsDeterministic ? KernelTrace.DefaultCapacity : 0);
        Trace = new KernelTrace(this, capacity, Options.SourceLines);
        CancelSpinLock = new KernelSpinLock(this, "the cancel spin lock");
        _body = new KernelThread(this, "body");
        _justBody = [_body];
        Signals = KernelSignals.Factory?.Invoke(this);
        SetSinks();
    }

    /// <summary>The options that the kernel was made with.</summary>
    public SimulatedKernelOptions Options { get; }

    /// <summary>Whether one actor runs at a time, in virtual time.</summary>
    public bool IsDeterministic { get; }

    /// <summary>The recent events, oldest first.</summary>
    public KernelTrace Trace { get; }

    /// <summary>Whether the framework's own verifier is on. The real one is switched on before the driver is loaded; so is this one.</summary>
    public bool FrameworkVerifierOn { get; }

    /// <summary>Random numbers for faults and latencies, from the kernel's seed. The schedule has its own.</summary>
    public Random Random
    {
        get
        {
            // Two actors that draw do not commute.
            Touch(null);
            return _random ?? MakeRandom();
        }
    }

    /// <summary>Whether a call goes on after a break of the framework's verifier.</summary>
    internal bool GoesOnAfterBreak => _breakReaction != BreakReaction.Throw;

    /// <summary>The kernel's memory.</summary>
    internal KernelPool Pool { get; }

    internal Scheduler Scheduler { get; }

    /// <summary>The system-wide lock that IoCancelIrp takes and a cancel routine releases.</summary>
    internal KernelSpinLock CancelSpinLock { get; }

    /// <summary>Ends the kernel. Never throws: it would hide a failed assertion.</summary>
    /// <remarks>
    /// A later call throws <see cref="ObjectDisposedException"/>. In concurrent mode threads that wait in the kernel get it too.
    /// In deterministic mode a logical thread that is still blocked stays so for ever, with its OS thread: unwinding it
    /// would run its code. What it would keep alive is let go of, the trace included.
    /// </remarks>
    public void Dispose()
    {
        StopFor(new ObjectDisposedException(nameof(SimulatedKernel), "The simulated kernel was disposed."));
        (Scheduler as IDisposable)?.Dispose();
        _watchdog?.Dispose();
        _deterministic?.Release();
        LetGo();
        _meter?.Forget(isEnd: true);
        if (ReferenceEquals(KernelActor.Current?.Kernel, this))
        {
            KernelActor.Current = null;
        }
    }

    private Random MakeRandom()
    {
        Interlocked.CompareExchange(ref _random, new Random(Options.Seed), null);
        return _random;
    }

    internal int NextNumber(KernelObjectKind kind) => Interlocked.Increment(ref _numbers[(int)kind]);
}
