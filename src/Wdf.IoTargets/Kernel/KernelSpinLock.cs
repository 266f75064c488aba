namespace Wdf.IoTargets;

/// <summary>A spin lock (KSPIN_LOCK): raises its holder to DISPATCH_LEVEL.</summary>
public sealed class KernelSpinLock : KernelObject
{
    private readonly Queue<KernelActor> _waiters = new();
    private KernelActor? _owner;

    /// <summary>Makes a lock (KeInitializeSpinLock).</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="name">A name for reports.</param>
    public KernelSpinLock(SimulatedKernel kernel, string? name = null)
        : base(kernel, KernelObjectKind.Lock, name)
    {
    }

    /// <summary>Who holds the lock.</summary>
    public KernelActor? Owner => _owner;

    /// <summary>Takes the lock (KeAcquireSpinLock). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <returns>The IRQL to give to <see cref="Release"/>.</returns>
    public Irql Acquire()
    {
        var actor = Kernel.CurrentActor;
        Kernel.Step(KernelStep.LockAcquiring, this);
        var old = actor.Irql;
        actor.Irql = (Irql)Math.Max((byte)old, (byte)Irql.Dispatch);
        if (ReferenceEquals(_owner, actor))
        {
            Kernel.BugCheck("SPIN_LOCK_ALREADY_OWNED", 0xF, 0, $"{actor.Name} already holds {Name}.", "Release the lock before taking it again; spin locks do not nest.", this);
        }

        if (Kernel.IsDeterministic)
        {
            while (_owner is not null)
            {
                // The holder runs on another CPU.
                _waiters.Enqueue(actor);
                Kernel.Scheduler.Block(actor, this);
            }

            _owner = actor;
        }
        else
        {
            var spin = default(SpinWait);
            while (Interlocked.CompareExchange(ref _owner, actor, null) is not null)
            {
                // Whoever holds it may never give it back now.
                Kernel.ThrowIfStopped();
                spin.SpinOnce();
            }
        }

        return old;
    }

    /// <summary>Gives the lock back (KeReleaseSpinLock).</summary>
    /// <param name="oldIrql">The IRQL to restore.</param>
    public void Release(Irql oldIrql)
    {
        var actor = Kernel.CurrentActor;
        if (!ReferenceEquals(_owner, actor))
        {
            Kernel.BugCheck("SPIN_LOCK_NOT_OWNED", 0x10, 0, $"{actor.Name} released {Name}, which {_owner?.Name ?? "nobody"} holds.", "Release a lock once, on the thread that took it.", this);
        }

        Volatile.Write(ref _owner, null);
        if (Kernel.IsDeterministic && _waiters.TryDequeue(out var next))
        {
            Kernel.Scheduler.Wake(next);
        }

        actor.Irql = oldIrql;
        Kernel.Step(KernelStep.LockReleased, this);
    }

    /// <inheritdoc/>
    public override string DescribeState() => _owner is { } owner ? $"held by {owner.Name}" : "free";
}
