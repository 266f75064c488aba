namespace Wdf.IoTargets;

/// <summary>A mutex object of the kernel (KMUTEX): the owner may take it again, and gives it back as often.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/mutex-objects"/>
public sealed class KernelMutex : KernelWaitable
{
    private KernelActor? _owner;
    private int _depth;

    /// <summary>Makes a mutex that is free (KeInitializeMutex).</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="name">A name for reports.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keinitializemutex"/>
    public KernelMutex(SimulatedKernel kernel, string? name = null)
        : base(kernel, KernelObjectKind.Lock, name)
    {
    }

    /// <summary>Who holds it.</summary>
    public KernelActor? Owner => _owner;

    /// <summary>Whether a wait of the caller would succeed at once: it is free (KeReadStateMutex gives 1 then).</summary>
    public bool IsFree => _owner is null;

    /// <summary>Gives the mutex back (KeReleaseMutex). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <returns>True when it is free now; false when its owner has taken it more often.</returns>
    /// <remarks>Releasing it on another thread than its owner's is STATUS_MUTANT_NOT_OWNED, which a real system raises: bug check 0x1E here.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kereleasemutex"/>
    public bool Release()
    {
        Kernel.TellCalled(WdmRoutine.KeReleaseMutex, this);
        Kernel.Step(KernelStep.LockReleased, this);
        Kernel.Touch(this);
        var actor = Kernel.CurrentActor;
        Kernel.TellReleasing(new LockCall(this, LockForm.Mutex, _owner));
        if (!ReferenceEquals(_owner, actor))
        {
            Kernel.BugCheck("MUTANT_NOT_OWNED", 0x1E, 0xC0000046, $"{actor.Name} released {Name}, which {_owner?.Name ?? "nobody"} holds.", "Release a mutex on the thread that took it.", this);
        }

        using (Kernel.LockDispatcher())
        {
            _depth--;
            if (_depth > 0)
            {
                return false;
            }

            _owner = null;
            Kernel.ForgetHeld(this, actor);
            actor.CriticalRegionDepth--;
            ReleaseWaitersLocked();
            return true;
        }
    }

    /// <inheritdoc/>
    public override string DescribeState() => _owner is { } owner ? $"held by {owner.Name}" : "free";

    internal override bool CanTakeLocked(KernelActor actor) => _owner is null || ReferenceEquals(_owner, actor);

    internal override void TakeLocked(KernelActor actor)
    {
        if (_depth == 0)
        {
            // Normal kernel APCs are off while a thread owns a mutex.
            actor.CriticalRegionDepth++;
            Kernel.KeepHeld(actor, this, LockForm.Mutex, actor.Irql);
        }

        _owner = actor;
        _depth++;
    }
}
