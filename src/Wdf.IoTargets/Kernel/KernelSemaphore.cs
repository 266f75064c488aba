namespace Wdf.IoTargets;

/// <summary>A semaphore object of the kernel (KSEMAPHORE): signaled while its count is above 0.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/semaphore-objects"/>
public sealed class KernelSemaphore : KernelWaitable
{
    private readonly int _limit;
    private int _count;

    /// <summary>Makes a semaphore (KeInitializeSemaphore).</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="count">The count that it begins with.</param>
    /// <param name="limit">The largest count.</param>
    /// <param name="name">A name for reports.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keinitializesemaphore"/>
    public KernelSemaphore(SimulatedKernel kernel, int count, int limit, string? name = null)
        : base(kernel, KernelObjectKind.Event, name)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, Math.Max(count, 1));
        _count = count;
        _limit = limit;
    }

    /// <summary>The count now (KeReadStateSemaphore).</summary>
    public int Count
    {
        get
        {
            Kernel.Touch(this, StepAccess.Read);
            using (Kernel.LockDispatcher())
            {
                return _count;
            }
        }
    }

    /// <summary>Raises the count (KeReleaseSemaphore). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="adjustment">By how much; at least 1. Beyond the limit it is STATUS_SEMAPHORE_LIMIT_EXCEEDED, which a real system raises and no driver survives.</param>
    /// <returns>The count before.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kereleasesemaphore"/>
    public int Release(int adjustment = 1)
    {
        Kernel.TellCalled(WdmRoutine.KeReleaseSemaphore, this);
        Kernel.Step(KernelStep.EventSet, this);
        Kernel.Touch(this);
        using (Kernel.LockDispatcher())
        {
            var before = _count;
            if (adjustment >= 1 && adjustment <= _limit - before)
            {
                _count += adjustment;
                ReleaseWaitersLocked();
                return before;
            }
        }

        Kernel.BugCheck("SEMAPHORE_LIMIT_EXCEEDED", 0x1E, 0xC0000047, $"{Name} was released by {adjustment} at count {_count} of {_limit}.", "Release a semaphore only for what was taken or produced.", this);
        return 0;
    }

    /// <inheritdoc/>
    public override string DescribeState() => $"count {_count} of {_limit}";

    internal override bool CanTakeLocked(KernelActor actor) => _count > 0;

    internal override void TakeLocked(KernelActor actor) => _count--;
}
