namespace Wdf.IoTargets;

/// <summary>One actor at a time, chosen by a strategy at each scheduling point; time is virtual.</summary>
/// <remarks>
/// There is one baton. Whoever holds it runs, and it alone touches the state in here, so nothing is locked. A logical
/// thread that gives way runs the scheduler in place, on its own stack (<see cref="GiveWay"/>): units run there and then;
/// only for another logical thread is the baton passed, and the giver sleeps on its carrier until somebody chooses it again.
/// An actor is in exactly one of these places: running, in the ready list, or blocked (a waiter of something, or idle waiting).
/// </remarks>
internal sealed partial class DeterministicScheduler : Scheduler
{
    private readonly ISchedulingStrategy _strategy;
    private readonly bool _neverPreempts;
    private readonly TimeSpan _stallLimit;

    // Actors that can run, the one that could run longest first.
    private readonly ReadyList _ready = new();
    private readonly List<KernelActor> _candidates = [];
    private KernelThread? _body;
    private long _progress;
    private bool _hasBegun;

    public DeterministicScheduler(SimulatedKernel kernel, ISchedulingStrategy strategy, TimeSpan stallLimit)
        : base(kernel)
    {
        _strategy = strategy;
        _neverPreempts = strategy.NeverPreempts;
        Observer = _neverPreempts ? null : strategy as IScheduleObserver;
        _stallLimit = stallLimit;
    }

    /// <summary>Whether some unit may be left halfway (a gate holds it, native code is parked in it), which needs a stack for it.</summary>
    public bool UnitsMayBeHeld { get; set; }

    public override bool IsIdle => _ready.Count == 0;

    /// <summary>Grows with each scheduling point; a watchdog compares it over real time.</summary>
    public long Progress => Volatile.Read(ref _progress);

    public TimeSpan StallLimit => _stallLimit;

    /// <summary>The actor that holds the baton, for reports.</summary>
    public KernelActor? Running { get; private set; }

    /// <summary>The calling thread carries the body from now on.</summary>
    public void Bind(KernelThread body)
    {
        _body = body;
        Running = body;
        _holder = body.Carrier;
        if (!_hasBegun)
        {
            BeginRun();
        }
    }

    /// <summary>A run begins: the strategy starts its sequence.</summary>
    public void BeginRun()
    {
        _hasBegun = true;
        _strategy.Begin();
    }

    public override KernelActor Adopt() =>
        throw new InvalidOperationException(
            "A call into the simulated kernel came from a thread that the kernel does not know. In deterministic mode all code "
            + "runs inside kernel.Run(...), kernel.RunAsync(...) or kernel.Spawn(...); move the call there, or use SchedulingMode.Concurrent.");

    /// <summary>A scheduling point: the calling actor shows its next step, and another one may run first.</summary>
    public void Point(KernelActor actor, KernelStep step, KernelObject? subject, KernelObject? partner)
    {
        _progress++;
        if (_neverPreempts)
        {
            return;
        }

        actor.PendingStep = Footprint.Of(step, subject, partner);
        if (step == KernelStep.ActorStarted)
        {
            // It was chosen for this very step.
            BeginStep(actor, actor.Pending);
            return;
        }

        if (step == KernelStep.WaitEnded || _asking)
        {
            Touch(step, subject, partner);
            return;
        }

        if (actor.Carrier is null)
        {
            // A unit on a borrowed stack cannot give way: what lies beneath it could not go on either.
            PassPoint(actor, step, subject, partner);
            return;
        }

        TakePoint(actor, step, subject);
    }

    private void TakePoint(KernelActor actor, KernelStep step, KernelObject? subject)
    {
        if (step == KernelStep.LockReleased || _conditions > 0)
        {
            // The lock is free already; a condition may look at anything.
            Touch(_conditions > 0 ? null : subject);
        }

        EndStep(actor, IsEntry(step));
        if (_ready.Count + _conditions > 0)
        {
            var chosen = Choose(actor);
            if (!ReferenceEquals(chosen, actor))
            {
                _ready.Add(actor);
                Run(chosen, actor);
            }
        }

        BeginStep(actor, actor.Pending);
    }

    public override void Block(KernelActor actor, KernelObject? blocker)
    {
        _progress++;
        if (_asking)
        {
            throw new InvalidOperationException("The condition of a RunUntil waits for something. It is asked between the steps of others and must only look.");
        }

        if (actor.Carrier is null)
        {
            Kernel.StopForHang(actor, blocker);
        }

        actor.IsBlocked = true;
        actor.Blocker = blocker;
        if (ReferenceEquals(actor, _body))
        {
            _bodyBlockedSince = _now;
            _expiriesBehindBody = 0;
        }

        EndStep(actor, ranDriverCode: false);
        GiveWay(actor);
        actor.Blocker = null;
        BeginStep(actor, Footprint.Of(KernelStep.WaitEnded, blocker ?? actor, actor));
    }

    public override void Wake(KernelActor actor)
    {
        if (actor.IsBlocked)
        {
            actor.IsBlocked = false;
            if (!_neverPreempts)
            {
                actor.PendingStep = Footprint.Of(KernelStep.WaitEnded, actor.Blocker ?? actor, actor);
                Observer?.OnReady(actor);
            }

            _ready.Add(actor);
        }
    }

    public override void Queue(KernelUnit unit)
    {
        if (!unit.IsListed)
        {
            Kernel.AddUnit(unit);
        }

        unit.IsQueued = true;
        _ready.Add(unit);
        Observer?.OnReady(unit);
    }

    public override bool Unqueue(KernelUnit unit)
    {
        if (!unit.IsQueued || !_ready.Remove(unit))
        {
            return false;
        }

        unit.IsQueued = false;
        return true;
    }

    public override void Yield(KernelActor actor)
    {
        _progress++;
        if (_ready.Count > 0 && actor.Carrier is not null && !_asking)
        {
            EndStep(actor, ranDriverCode: false);
            actor.PendingStep = Footprint.Of(KernelStep.WaitEnded, actor, null);
            _ready.Add(actor);
            GiveWay(actor);
            BeginStep(actor, actor.Pending);
        }
    }

    public override void Start(KernelThread thread, Action body)
    {
        // An OS thread is taken when the thread is chosen for the first time, not before: many never are.
        thread.Entry = body;
        thread.PendingStep = Footprint.Of(KernelStep.ActorStarted, thread, null);
        _ready.Add(thread);
        Observer?.OnReady(thread);
    }

    public override void Park(KernelActor actor)
    {
        if (ReferenceEquals(actor, _body) || actor.Carrier is null)
        {
            // Called from native code on the body's own stack: there is nobody else who could report it.
            throw new InvalidOperationException("Native code must run on a thread of its own; call it through kernel.Spawn.");
        }

        Leave(actor);
    }

    public override void OnStopped()
    {
        // Nothing to do: whoever holds the baton finds the stop in its loop and hands the baton to the body.
    }

    /// <summary>Back to the state before the first run; nothing may be ready or left on a stack.</summary>
    public void Reset()
    {
        Release();
        _conditions = 0;
        _now = 0;
        _progress = 0;
        _hasBegun = false;
        UnitsMayBeHeld = false;
    }

    /// <summary>Lets go of everything; a thread that was abandoned keeps the kernel itself alive.</summary>
    public void Release()
    {
        _ready.Clear();
        _candidates.Clear();
        _idleWaiters.Clear();
        _timers.Clear();
    }
}
