namespace Wdf.IoTargets;

/// <content>Virtual time: it moves only when nothing can run, to the next timer or to the end of a RunFor.</content>
internal sealed partial class DeterministicScheduler
{
    private const int MostExpiriesBehindBody = 100_000;

    private readonly TimerQueue _timers = new();
    private readonly List<IdleWaiter> _idleWaiters = [];
    private IdleWaiter? _spareWaiter;
    private int _conditions;
    private bool _asking;
    private long _now;
    private long _bodyBlockedSince;
    private int _expiriesBehindBody;

    public override long Now => _now;

    public override bool HasArmedTimers => _timers.Count > 0;

    public override void Arm(KernelTimer timer, long due) => _timers.Add(timer, Math.Max(due, _now));

    public override bool Cancel(KernelTimer timer) => _timers.Remove(timer);

    public override void RunUntilIdle() => RunUntil(_now);

    public override void RunUntil(long deadline) => _spareWaiter = WaitIdle(deadline, condition: null);

    public override bool RunUntil(Func<bool> condition, long deadline)
    {
        while (!condition())
        {
            var waiter = WaitIdle(deadline, condition);
            waiter.ThrowFailure();
            if (!waiter.WasMet)
            {
                return condition();
            }
        }

        return true;
    }

    private IdleWaiter WaitIdle(long deadline, Func<bool>? condition)
    {
        var actor = KernelActor.Current!;
        if (actor.Carrier is null || _asking)
        {
            throw new InvalidOperationException($"{actor.Name} cannot let others run here, at {actor.Irql} on a stack that is not its own; call this from the test's body or a spawned thread.");
        }

        var waiter = condition is null ? TakeSpareWaiter() : new IdleWaiter();
        waiter.Begin(actor, deadline, condition);
        _idleWaiters.Add(waiter);
        _conditions += condition is null ? 0 : 1;
        actor.IsBlocked = true;
        actor.IsIdleWaiting = true;
        EndStep(actor, ranDriverCode: true);
        GiveWay(actor);
        actor.IsIdleWaiting = false;
        BeginStep(actor, Footprint.Of(KernelStep.WaitEnded, actor, null));
        return waiter;
    }

    private IdleWaiter TakeSpareWaiter()
    {
        var waiter = _spareWaiter ?? new IdleWaiter();
        _spareWaiter = null;
        return waiter;
    }

    private void Remove(IdleWaiter waiter)
    {
        _idleWaiters.Remove(waiter);
        _conditions -= waiter.HasCondition ? 1 : 0;
        waiter.Actor.IsBlocked = false;
        waiter.Actor.PendingStep = Footprint.Of(KernelStep.WaitEnded, waiter.Actor, null);
    }

    // Between the steps of others. Whoever's condition holds goes on before anybody else changes it again, if the strategy lets it.
    private void AskConditions()
    {
        if (_asking)
        {
            return;
        }

        _asking = true;
        for (var i = 0; i < _idleWaiters.Count; i++)
        {
            var waiter = _idleWaiters[i];
            if (waiter.HasCondition && waiter.Ask())
            {
                Remove(waiter);
                _ready.AddFirst(waiter.Actor);
                i--;
            }
        }

        _asking = false;
    }

    // Nothing can run. The next timer fires, or somebody who waited for idleness goes on; if there is neither, that is a deadlock.
    private KernelActor? PassTimeUntilReady()
    {
        Observer?.OnQuiet();
        while (_ready.Count == 0)
        {
            var waiter = FirstIdleWaiter();
            var timer = _timers.First;
            if (timer is not null && (waiter is null || timer.Due <= waiter.Deadline))
            {
                FireNext();
                if (Kernel.IsStopped)
                {
                    return _body;
                }

                AskConditions();
            }
            else if (waiter is not null)
            {
                if (!waiter.HasCondition || timer is not null || _conditions < _idleWaiters.Count)
                {
                    _now = Math.Max(_now, waiter.Deadline);
                }

                // Else nothing is left that could make the condition hold: no reason to let time pass.
                Remove(waiter);
                return waiter.Actor;
            }
            else
            {
                Kernel.StopForDeadlock();
                _body!.IsBlocked = false;
                return _body;
            }
        }

        return null;
    }

    private IdleWaiter? FirstIdleWaiter()
    {
        IdleWaiter? first = null;
        foreach (var waiter in _idleWaiters)
        {
            if (first is null || waiter.Deadline < first.Deadline)
            {
                first = waiter;
            }
        }

        return first;
    }

    // A periodic timer would otherwise let time run on for ever behind a body that waits for ever.
    private bool IsBodyBlockedTooLong()
    {
        if (_body is not { IsBlocked: true, IsIdleWaiting: false, WaitLimit: null } || !IsTooLong())
        {
            return false;
        }

        Kernel.DeadlockHint ??= "Timers still expire, but what the body waits for has not come of them.";
        Kernel.StopForDeadlock();
        _body.IsBlocked = false;
        return true;
    }

    // Without a limit of the caller's own: much has expired and a long time has passed, and the body still waits.
    private bool IsTooLong() =>
        Kernel.Options.BlockedBodyLimit is { } limit
            ? _now - _bodyBlockedSince > limit.Ticks
            : ++_expiriesBehindBody > MostExpiriesBehindBody && _now - _bodyBlockedSince > TimeSpan.TicksPerHour;

    // All timers of one instant, in the order in which they were armed.
    private void FireNext()
    {
        var due = _timers.First!.Due;
        _now = Math.Max(_now, due);
        if (IsBodyBlockedTooLong())
        {
            return;
        }

        while (_timers.First is { } timer && timer.Due <= due)
        {
            _timers.Remove(timer);
            timer.Expire();
        }
    }
}
