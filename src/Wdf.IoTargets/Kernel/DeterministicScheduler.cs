using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Wdf.IoTargets;

/// <summary>One actor at a time, chosen by a strategy at each scheduling point; time is virtual.</summary>
/// <remarks>
/// There is one baton. Whoever holds it runs, and it alone touches the state in here, so nothing is locked. A logical
/// thread that gives way runs the scheduler in place, on its own stack (<see cref="GiveWay"/>): units run there and then;
/// only for another logical thread is the baton passed, and the giver sleeps on its carrier until somebody chooses it again.
/// </remarks>
internal sealed partial class DeterministicScheduler(SimulatedKernel kernel, ISchedulingStrategy strategy, TimeSpan stallLimit)
    : Scheduler(kernel)
{
    // Actors that can run, the one that could run longest first.
    private readonly List<KernelActor> _ready = [];
    private readonly List<KernelActor> _candidates = [];
    private KernelThread? _body;
    private long _progress;

    /// <summary>Whether some gate may hold a unit halfway, which needs a stack for it.</summary>
    public bool UnitsMayBeHeld { get; set; }

    public override bool IsIdle => _ready.Count == 0;

    /// <summary>Grows with each scheduling point; a watchdog compares it over real time.</summary>
    public long Progress => Volatile.Read(ref _progress);

    public TimeSpan StallLimit => stallLimit;

    /// <summary>The actor that holds the baton, for reports.</summary>
    public KernelActor? Running { get; private set; }

    public void Begin(KernelThread body)
    {
        _body = body;
        Running = body;
        strategy.Begin();
    }

    public override KernelActor Adopt() =>
        throw new InvalidOperationException(
            "A call into the simulated kernel came from a thread that the kernel does not know. In deterministic mode all code "
            + "runs inside kernel.Run(...), kernel.RunAsync(...) or kernel.Spawn(...); move the call there, or use SchedulingMode.Concurrent.");

    public override void Point(in Footprint next)
    {
        _progress++;
        var actor = KernelActor.Current!;
        actor.PendingStep = next;
        if (_ready.Count == 0 || strategy.NeverPreempts || actor.Carrier is null)
        {
            // A unit on a borrowed stack cannot give way: what lies beneath it could not go on either.
            return;
        }

        var chosen = Choose(actor);
        if (!ReferenceEquals(chosen, actor))
        {
            _ready.Add(actor);
            Run(chosen, actor);
        }
    }

    public override void Block(KernelActor actor, KernelObject? blocker)
    {
        _progress++;
        actor.IsBlocked = true;
        actor.Blocker = blocker;
        if (actor.Carrier is null)
        {
            throw new UnreachableException($"{actor.Name} has no stack of its own to block on");
        }

        GiveWay(actor);
        actor.Blocker = null;
    }

    public override void Wake(KernelActor actor)
    {
        if (actor.IsBlocked)
        {
            actor.IsBlocked = false;
            actor.PendingStep = Footprint.Of(KernelStep.WaitEnded, actor, null);
            _ready.Add(actor);
        }
    }

    public override void Queue(KernelUnit unit)
    {
        unit.IsQueued = true;
        _ready.Add(unit);
    }

    public override void Start(KernelThread thread, Action body)
    {
        var carrier = Carrier.Rent(() => Host(thread, body));
        thread.Carrier = carrier;
        thread.PendingStep = Footprint.Of(KernelStep.ActorStarted, thread, null);
        _ready.Add(thread);
    }

    /// <summary>Whether the body sleeps until the baton comes back.</summary>
    public bool IsBodyAsleep { get; private set; }

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

    // Runs on the carrier, with the baton.
    private void Host(KernelActor actor, Action body)
    {
        KernelActor.Current = actor;
        body();
        KernelActor.Current = null;
        var carrier = actor.Carrier!;
        actor.Carrier = null;
        if (Kernel.IsStopped)
        {
            carrier.Return();
            PassTo(_body!);
            return;
        }

        // The dying thread's stack still serves for the units that come next.
        while (true)
        {
            var next = Choose(current: null);
            if (next is KernelUnit unit && !NeedsOwnStack(unit))
            {
                Invoke(unit);
                if (!Kernel.IsStopped)
                {
                    continue;
                }

                next = _body!;
            }

            carrier.Return();
            PassTo(CarrierOf(next));
            return;
        }
    }

    // The actor stops running here, until it is chosen again. It is either blocked or in the ready list.
    private void GiveWay(KernelActor actor)
    {
        if (Kernel.IsStopped)
        {
            Leave(actor);
            return;
        }

        Run(Choose(current: null), actor);
    }

    // Runs what was chosen, and whatever is chosen after it, until the giver is chosen.
    private void Run(KernelActor next, KernelActor giver)
    {
        while (!ReferenceEquals(next, giver))
        {
            if (next is KernelUnit unit && !NeedsOwnStack(unit) && giver.Irql < Irql.Dispatch)
            {
                Running = unit;
                Invoke(unit);
                if (Kernel.IsStopped)
                {
                    Leave(giver);
                    return;
                }

                next = Choose(current: null);
                continue;
            }

            PassTo(CarrierOf(next));
            Sleep(giver);
            break;
        }

        Running = giver;
        if (Kernel.IsStopped)
        {
            Leave(giver);
        }
    }

    // The kernel has stopped: the body reports it, every other actor stays where it is for ever, as after a blue screen.
    private void Leave(KernelActor actor)
    {
        if (ReferenceEquals(actor, _body))
        {
            _ready.Remove(actor);
            Running = actor;
            Kernel.ThrowStopped();
        }

        PassTo(_body!);
        while (true)
        {
            actor.Carrier!.AwaitBaton(Timeout.InfiniteTimeSpan);
        }
    }

    private void PassTo(KernelActor actor)
    {
        Running = actor;
        actor.Carrier!.PassBaton();
    }

    // A unit that needs a stack gets a carrier; everything else has one.
    private KernelActor CarrierOf(KernelActor actor)
    {
        if (actor is KernelUnit unit && unit.Carrier is null)
        {
            unit.Carrier = Carrier.Rent(() => Host(unit, () => Invoke(unit)));
        }

        return actor;
    }

    // A thread that was left at DISPATCH_LEVEL may hold a spin lock; a unit on a borrowed stack could not wait for it.
    private bool NeedsOwnStack(KernelUnit unit) =>
        UnitsMayBeHeld || strategy.WantsOwnStack(unit)
        || (!strategy.NeverPreempts && _ready.Exists(static a => a is KernelThread && a.Irql >= Irql.Dispatch));

    private void Sleep(KernelActor actor)
    {
        if (!ReferenceEquals(actor, _body))
        {
            actor.Carrier!.AwaitBaton(Timeout.InfiniteTimeSpan);
            return;
        }

        IsBodyAsleep = true;
        var before = Progress;
        while (!actor.Carrier!.AwaitBaton(stallLimit))
        {
            if (Progress == before && !Debugger.IsAttached)
            {
                IsBodyAsleep = false;
                Kernel.StopForStall(Running);
            }

            before = Progress;
        }

        IsBodyAsleep = false;
    }

    // Removes the chosen actor from the ready list. Without a current actor, time may have to pass first.
    private KernelActor Choose(KernelActor? current)
    {
        if (current is null)
        {
            if (_ready.Count == 0 && PassTimeUntilReady() is { } waiter)
            {
                return waiter;
            }

            if (strategy.NeverPreempts || _ready.Count == 1)
            {
                return Take(0);
            }

            return Take(strategy.Choose(CollectionsMarshal.AsSpan(_ready), null));
        }

        _candidates.Clear();
        _candidates.Add(current);
        foreach (var actor in _ready)
        {
            // An interrupt does not interrupt code at its own level.
            if (actor is not KernelUnit unit || current.Irql < Irql.Dispatch || NeedsOwnStack(unit))
            {
                _candidates.Add(actor);
            }
        }

        if (_candidates.Count == 1)
        {
            return current;
        }

        var chosen = _candidates[strategy.Choose(CollectionsMarshal.AsSpan(_candidates), current)];
        if (!ReferenceEquals(chosen, current))
        {
            _ready.Remove(chosen);
        }

        return chosen;
    }

    private KernelActor Take(int index)
    {
        var actor = _ready[index];
        _ready.RemoveAt(index);
        return actor;
    }
}
