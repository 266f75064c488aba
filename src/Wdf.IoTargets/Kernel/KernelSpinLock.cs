namespace Wdf.IoTargets;

/// <summary>A spin lock (KSPIN_LOCK): raises its holder to DISPATCH_LEVEL.</summary>
public sealed partial class KernelSpinLock : KernelObject
{
    private readonly Queue<KernelActor> _waiters = new();
    private KernelActor? _owner;

    // What real threads compete for: to exchange a number costs less than to exchange a reference.
    private int _isTaken;

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
    public Irql Acquire() => AcquireAs(Kernel.CurrentActor);

    /// <summary>Takes the lock, for a caller who knows which actor runs.</summary>
    internal Irql AcquireAs(KernelActor actor)
    {
        Kernel.TellCalled(IsCancelLock ? WdmRoutine.IoAcquireCancelSpinLock : WdmRoutine.KeAcquireSpinLock, this);
        return AcquireBy(actor, IsCancelLock ? LockForm.CancelSpinLock : LockForm.SpinLock);
    }

    private Irql AcquireBy(KernelActor actor, LockForm form, object? handle = null)
    {
        Kernel.Step(KernelStep.LockAcquiring, this);
        Kernel.TellAcquiring(new LockCall(this, form, _owner, Handle: handle));
        if (ReferenceEquals(_owner, actor))
        {
            Kernel.BugCheck("SPIN_LOCK_ALREADY_OWNED", 0xF, 0, $"{actor.Name} already holds {Name}.", "Release the lock before taking it again; spin locks do not nest.", this);
        }

        var old = Take(actor);
        FirstForm ??= form;
        Kernel.KeepHeld(this, form, old, handle);
        return old;
    }

    /// <summary>Takes the lock when it is free (KeTryToAcquireSpinLockAtDpcLevel). IRQL: DISPATCH_LEVEL, unchanged.</summary>
    /// <returns>False when somebody holds it, the caller included.</returns>
    public bool TryAcquire()
    {
        Kernel.TellCalled(WdmRoutine.KeTryToAcquireSpinLockAtDpcLevel, this);
        var actor = Kernel.CurrentActor;
        Kernel.Step(KernelStep.LockAcquiring, this);
        Kernel.TellAcquiring(new LockCall(this, LockForm.AtDpcLevel, _owner, IsTry: true));
        if (!TryOwn(actor))
        {
            return false;
        }

        Kernel.KeepHeld(this, LockForm.AtDpcLevel, actor.Irql);
        return true;
    }

    /// <summary>Gives the lock back (KeReleaseSpinLock).</summary>
    /// <param name="oldIrql">The IRQL to restore.</param>
    public void Release(Irql oldIrql) => ReleaseAs(Kernel.CurrentActor, oldIrql);

    /// <summary>Gives the lock back, for a caller who knows which actor runs.</summary>
    internal void ReleaseAs(KernelActor actor, Irql oldIrql) => ReleaseBy(actor, oldIrql, IsCancelLock ? LockForm.CancelSpinLock : LockForm.SpinLock);

    private void ReleaseBy(KernelActor actor, Irql oldIrql, LockForm form, object? handle = null)
    {
        Kernel.TellReleasing(new LockCall(this, form, _owner, oldIrql, handle));
        if (!ReferenceEquals(_owner, actor))
        {
            Kernel.BugCheck("SPIN_LOCK_NOT_OWNED", 0x10, 0, $"{actor.Name} released {Name}, which {_owner?.Name ?? "nobody"} holds.", "Release a lock once, on the thread that took it.", this);
        }

        Kernel.ForgetHeld(this, _owner);
        GiveBack(actor, oldIrql);
    }

    /// <inheritdoc/>
    public override string DescribeState() => _owner is { } owner ? $"held by {owner.Name}" : "free";

    /// <summary>Takes the lock without a check of its owner, as the locks of the framework do: whoever holds it already spins for ever.</summary>
    internal Irql AcquireUnchecked()
    {
        var actor = Kernel.CurrentActor;
        Kernel.Step(KernelStep.LockAcquiring, this);
        return Take(actor);
    }

    /// <summary>Frees the lock, whoever holds it.</summary>
    internal void ReleaseUnchecked(Irql oldIrql) => GiveBack(Kernel.CurrentActor, oldIrql);

    /// <summary>How the lock was taken first, kept for the rules: as an in-stack queued lock or as an ordinary one it must be taken ever after.</summary>
    internal LockForm? FirstForm { get; set; }

    private bool IsCancelLock => ReferenceEquals(Kernel.CancelSpinLock, this);

    private Irql Take(KernelActor actor)
    {
        var old = actor.Irql;
        actor.Irql = (Irql)Math.Max((byte)old, (byte)Irql.Dispatch);
        if (TryOwn(actor))
        {
            return old;
        }

        if (_owner is KernelThread { HasEnded: true })
        {
            // Nobody is left who could give it back.
            Kernel.StopForHang(actor, this);
        }

        if (Kernel.IsDeterministic)
        {
            // The holder runs on another CPU. It hands the lock over to whoever came first.
            _waiters.Enqueue(actor);
            Kernel.Scheduler.Block(actor, this);
            return old;
        }

        if (ReferenceEquals(_owner, actor))
        {
            Kernel.StopForHang(actor, this);
        }

        var spin = default(SpinWait);
        while (!TryOwn(actor))
        {
            // Whoever holds it may never give it back now.
            Kernel.ThrowIfStopped();
            spin.SpinOnce();
        }

        return old;
    }

    private bool TryOwn(KernelActor actor)
    {
        if (Kernel.IsDeterministic)
        {
            if (_owner is not null)
            {
                return false;
            }

            Kernel.HeldSpinLocks++;
        }
        else if (Interlocked.CompareExchange(ref _isTaken, 1, 0) != 0)
        {
            return false;
        }

        _owner = actor;
        return true;
    }

    private void GiveBack(KernelActor actor, Irql oldIrql)
    {
        if (Kernel.IsDeterministic)
        {
            if (_waiters.TryDequeue(out var next))
            {
                _owner = next;
                Kernel.Scheduler.Wake(next);
            }
            else if (_owner is not null)
            {
                _owner = null;
                Kernel.HeldSpinLocks--;
            }
        }
        else
        {
            _owner = null;
            Volatile.Write(ref _isTaken, 0);
        }

        actor.Irql = oldIrql;
        Kernel.Step(KernelStep.LockReleased, this);
    }
}
