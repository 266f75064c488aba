namespace Wdf.IoTargets;

/// <content>Blocking, and what counts as idle: nothing runs that was started or queued; what is blocked does not run.</content>
internal sealed partial class ConcurrentScheduler
{
    private readonly HashSet<KernelActor> _blocked = [];
    private readonly object _idle = new();
    private int _outstanding;

    public override bool IsIdle => Volatile.Read(ref _outstanding) == 0;

    public override void Block(KernelActor actor, KernelObject? blocker)
    {
        var carrier = actor.Carrier ??= Carrier.OfCallingThread();
        actor.Blocker = blocker;
        actor.IsBlocked = true;
        lock (_blocked)
        {
            _blocked.Add(actor);
        }

        // Looked at after it is in the set: a stop that came before is seen here, a later one finds it there.
        if (!Kernel.IsStopped)
        {
            if (actor.IsCounted)
            {
                Done();
            }

            carrier.AwaitBaton(Timeout.InfiniteTimeSpan);
        }

        lock (_blocked)
        {
            _blocked.Remove(actor);
        }

        actor.IsBlocked = false;
        actor.Blocker = null;
        Kernel.ThrowIfStopped();
    }

    public override void Wake(KernelActor actor)
    {
        if (actor.IsCounted)
        {
            Interlocked.Increment(ref _outstanding);
        }

        // It may be on its way into Block only; the baton then waits for it.
        (actor.Carrier ?? throw new System.Diagnostics.UnreachableException($"{actor.Name} never blocked")).PassBaton();
    }

    public override void RunUntilIdle()
    {
        lock (_idle)
        {
            while (!IsIdle && !Kernel.IsStopped)
            {
                Monitor.Wait(_idle);
            }
        }

        Kernel.ThrowIfStopped();
    }

    public override void RunUntil(long deadline)
    {
        Kernel.Sleep(TimeSpan.FromTicks(Math.Max(deadline - Now, 0)));
        RunUntilIdle();
    }

    public override bool RunUntil(Func<bool> condition, long deadline)
    {
        while (!condition())
        {
            if (Now >= deadline)
            {
                return false;
            }

            Kernel.Sleep(TimeSpan.FromTicks(1));
        }

        return true;
    }

    public override void Park(KernelActor actor) => (actor.Carrier ?? Carrier.OfCallingThread()).SleepForEver();

    public override void OnStopped()
    {
        lock (_idle)
        {
            Monitor.PulseAll(_idle);
        }

        // Whoever is blocked in a wait wakes up and finds the stop.
        lock (_blocked)
        {
            foreach (var actor in _blocked)
            {
                actor.Carrier!.PassBaton();
            }
        }
    }

    private void Done()
    {
        if (Interlocked.Decrement(ref _outstanding) <= 0)
        {
            lock (_idle)
            {
                Monitor.PulseAll(_idle);
            }
        }
    }
}
