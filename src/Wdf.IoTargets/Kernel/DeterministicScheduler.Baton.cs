using System.Diagnostics;

namespace Wdf.IoTargets;

/// <content>Who has the baton, and on which stack things run.</content>
internal sealed partial class DeterministicScheduler
{
    private Carrier? _holder;
    private volatile bool _bodySleeps;

    /// <summary>Whether the body sleeps until the baton comes back.</summary>
    public bool IsBodyAsleep => _bodySleeps;

    // Runs on the carrier, with the baton.
    private void Host(KernelActor actor, Action body)
    {
        var carrier = actor.Carrier!;
        KernelActor.Current = actor;
        try
        {
            body();
        }
        catch (Exception e)
        {
            // A sink or a strategy of the test's own failed; on this stack there is nobody else to tell.
            Kernel.StopFor(e);
        }

        if (carrier.IsAbandoned)
        {
            // It came back after the kernel had stopped for it; somebody else has the baton.
            return;
        }

        EndStep(actor, ranDriverCode: true);
        actor.Carrier = null;
        var next = Kernel.IsStopped ? _body! : ChooseAfterEnd();
        carrier.Return();
        PassTo(CarrierOf(next));
    }

    // The stack of an actor that has ended still serves for the units that come next.
    private KernelActor ChooseAfterEnd()
    {
        try
        {
            while (true)
            {
                var next = Choose(current: null);
                if (!RunsOnTop(next, giver: null))
                {
                    return next;
                }

                Running = next;
                RunOnTop((KernelUnit)next);
                if (Kernel.IsStopped)
                {
                    return _body!;
                }
            }
        }
        catch (Exception e)
        {
            // A strategy of the test's own failed, with no code of the test below it that could be told.
            Kernel.StopFor(e);
            return _body!;
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
            if (RunsOnTop(next, giver))
            {
                Running = next;
                RunOnTop((KernelUnit)next);
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
        actor.Carrier!.SleepForEver();
    }

    private void RunOnTop(KernelUnit unit)
    {
        Invoke(unit);
        EndStep(unit, ranDriverCode: true);
    }

    private void PassTo(KernelActor actor)
    {
        Running = actor;
        _holder = actor.Carrier;
        actor.Carrier!.PassBaton();
    }

    // An actor that has not run yet, and needs a stack, gets a carrier; everything else has one.
    private KernelActor CarrierOf(KernelActor actor)
    {
        actor.Carrier ??= actor switch
        {
            KernelUnit unit => Carrier.Rent(() => Host(unit, () => Invoke(unit))),
            _ => Carrier.Rent(() => Host(actor, ((KernelThread)actor).Entry!)),
        };
        return actor;
    }

    // A unit that was left halfway has a stack, and is resumed there. Nothing runs on top of code at its own level.
    private bool RunsOnTop(KernelActor next, KernelActor? giver) =>
        next is KernelUnit { Carrier: null } unit && !NeedsOwnStack(unit) && (giver is null || giver.Irql < Irql.Dispatch);

    // An actor that was left at DISPATCH_LEVEL may hold a spin lock; a unit on a borrowed stack could not wait for it.
    private bool NeedsOwnStack(KernelUnit unit) =>
        UnitsMayBeHeld || Kernel.HeldSpinLocks > 0 || _strategy.WantsOwnStack(unit)
        || (!_neverPreempts && HasRaised(_ready.Actors));

    private static bool HasRaised(ReadOnlySpan<KernelActor> actors)
    {
        foreach (var actor in actors)
        {
            if (actor.Carrier is not null && actor.Irql >= Irql.Dispatch)
            {
                return true;
            }
        }

        return false;
    }

    private void Sleep(KernelActor actor)
    {
        if (!ReferenceEquals(actor, _body))
        {
            actor.Carrier!.AwaitBaton(Timeout.InfiniteTimeSpan);
            return;
        }

        _bodySleeps = true;
        try
        {
            var before = Progress;
            while (!actor.Carrier!.AwaitBaton(_stallLimit))
            {
                if (Progress == before && !Debugger.IsAttached)
                {
                    _holder?.Abandon();
                    Kernel.StopForStall(Running);
                }

                before = Progress;
            }
        }
        finally
        {
            _bodySleeps = false;
        }
    }
}
