namespace Wdf.IoTargets;

/// <summary>A fast mutex (FAST_MUTEX): one owner, no recursion; the owner runs at APC_LEVEL, or in a critical region with the unsafe pair.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/fast-mutexes-and-guarded-mutexes"/>
public sealed class KernelFastMutex : KernelWaitable
{
    private KernelActor? _owner;
    private Irql _oldIrql;

    /// <summary>Makes a fast mutex (ExInitializeFastMutex).</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="name">A name for reports.</param>
    public KernelFastMutex(SimulatedKernel kernel, string? name = null)
        : base(kernel, KernelObjectKind.Lock, name)
    {
    }

    /// <summary>Whether it is a lock of the framework's own, which no rule looks at.</summary>
    internal bool IsFrameworks { get; init; }

    /// <summary>Who holds it.</summary>
    public KernelActor? Owner => _owner;

    /// <summary>Takes the mutex and raises the caller to APC_LEVEL (ExAcquireFastMutex). Maximum IRQL: APC_LEVEL. Taking it twice waits for ever.</summary>
    public void Acquire()
    {
        var actor = Kernel.CurrentActor;
        AcquireUnsafe();
        _oldIrql = actor.Irql;
        actor.Irql = (Irql)Math.Max((byte)actor.Irql, (byte)Irql.Apc);
    }

    /// <summary>Takes the mutex when it is free (ExTryToAcquireFastMutex). Maximum IRQL: APC_LEVEL.</summary>
    /// <returns>False when somebody holds it.</returns>
    public bool TryAcquire()
    {
        if (Kernel.Wait(this, KernelTimeout.Zero) != NtStatus.Success)
        {
            return false;
        }

        var actor = Kernel.CurrentActor;
        _oldIrql = actor.Irql;
        actor.Irql = (Irql)Math.Max((byte)actor.Irql, (byte)Irql.Apc);
        return true;
    }

    /// <summary>Gives the mutex back and restores the IRQL (ExReleaseFastMutex).</summary>
    public void Release()
    {
        var old = _oldIrql;
        ReleaseUnsafe();
        Kernel.CurrentActor.Irql = old;
    }

    /// <summary>Takes the mutex and leaves the IRQL (ExAcquireFastMutexUnsafe); the caller is in a critical region.</summary>
    public void AcquireUnsafe() => Kernel.Wait(this, KernelTimeout.Infinite);

    /// <summary>Gives the mutex back and leaves the IRQL (ExReleaseFastMutexUnsafe).</summary>
    public void ReleaseUnsafe()
    {
        Kernel.CheckCaller();
        if (!IsFrameworks)
        {
            Kernel.TellReleasing(new LockCall(this, LockForm.FastMutex, _owner));
            Kernel.ForgetHeld(this, _owner);
        }

        Kernel.Touch(this);
        using (Kernel.LockDispatcher())
        {
            _owner = null;
            ReleaseWaitersLocked();
        }

        Kernel.Step(KernelStep.LockReleased, this);
    }

    /// <inheritdoc/>
    public override string DescribeState() => _owner is { } owner ? $"held by {owner.Name}" : "free";

    internal override bool CanTakeLocked(KernelActor actor) => _owner is null;

    internal override void TakeLocked(KernelActor actor)
    {
        _owner = actor;
        if (!IsFrameworks)
        {
            Kernel.KeepHeld(actor, this, LockForm.FastMutex, actor.Irql);
        }
    }
}
