namespace Wdf.IoTargets;

/// <content>Virtual time: it moves only when nothing can run, to the next timer or to the end of a RunFor.</content>
internal sealed partial class DeterministicScheduler
{
    private readonly TimerQueue _timers = new();
    private readonly List<IdleWaiter> _idleWaiters = [];
    private long _now;

    public override long Now => _now;

    public override void Arm(KernelTimer timer, long due) => _timers.Add(timer, Math.Max(due, _now));

    public override bool Cancel(KernelTimer timer) => _timers.Remove(timer);

    public override void RunUntilIdle() => WaitIdle(_now);

    public override void RunUntil(long deadline) => WaitIdle(deadline);

    public override bool RunUntil(Func<bool> condition, long deadline)
    {
        while (!condition())
        {
            if (_ready.Count == 0)
            {
                if (_timers.First is not { } first || first.Due > deadline)
                {
                    WaitIdle(deadline);
                    return condition();
                }

                FireNext();
                continue;
            }

            // One turn for somebody else.
            var actor = KernelActor.Current!;
            var next = Choose(current: null);
            _ready.Add(actor);
            Run(next, actor);
        }

        return true;
    }

    private void WaitIdle(long deadline)
    {
        var actor = KernelActor.Current!;
        if (actor.Carrier is null)
        {
            throw new InvalidOperationException($"{actor.Name} runs at DISPATCH_LEVEL and cannot let others run; call this from the test's body.");
        }

        var waiter = new IdleWaiter(actor, deadline);
        _idleWaiters.Add(waiter);
        actor.IsBlocked = true;
        GiveWay(actor);
    }

    // Nothing can run. The next timer fires, or somebody who waited for idleness goes on; if there is neither, that is a deadlock.
    private KernelActor? PassTimeUntilReady()
    {
        while (_ready.Count == 0)
        {
            var waiter = FirstIdleWaiter();
            var timer = _timers.First;
            if (timer is not null && (waiter is null || timer.Due <= waiter.Deadline))
            {
                FireNext();
            }
            else if (waiter is not null)
            {
                _now = Math.Max(_now, waiter.Deadline);
                _idleWaiters.Remove(waiter);
                waiter.Actor.IsBlocked = false;
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

    // All timers of one instant, in the order in which they were armed.
    private void FireNext()
    {
        var due = _timers.First!.Due;
        _now = Math.Max(_now, due);
        while (_timers.First is { } timer && timer.Due <= due)
        {
            _timers.Remove(timer);
            timer.Expire();
        }
    }

    private sealed record IdleWaiter(KernelActor Actor, long Deadline);
}
