namespace Wdf.IoTargets;

/// <summary>A spin lock (WDFSPINLOCK): raises its holder to DISPATCH_LEVEL. The IRQL to restore is kept in the lock.</summary>
/// <remarks>Only the framework's verifier checks who releases it. Crossed releases of two locks restore wrong IRQLs, as in the real framework.</remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/using-framework-locks"/>
public sealed class WdfSpinLock : WdfObject
{
    private readonly KernelSpinLock _lock;
    private Irql _oldIrql;
    private object? _owner;

    private WdfSpinLock(WdfDriver driver)
        : base(driver.Kernel, KernelObjectKind.SpinLock)
    {
        Driver = driver;
        _lock = new KernelSpinLock(driver.Kernel, Name);
    }

    /// <summary>Who holds the lock; null when it is free.</summary>
    public KernelActor? Owner => _lock.Owner;

    /// <inheritdoc/>
    public override string Name
    {
        get => base.Name;
        set
        {
            base.Name = value;
            _lock.Name = value;
        }
    }

    private protected override string KindText => "spin lock";

    /// <summary>Makes a spin lock (WdfSpinLockCreate). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="driver">The driver that it belongs to; the default parent.</param>
    /// <param name="attributes">Parent, callbacks and context; null for the defaults.</param>
    /// <param name="result">The lock.</param>
    /// <returns>Success; the status of a bad attribute; STATUS_INSUFFICIENT_RESOURCES; STATUS_DELETE_PENDING when the parent is being deleted.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfsync/nf-wdfsync-wdfspinlockcreate"/>
    [Ddi("WdfSpinLockCreate")]
    public static NtStatus Create(WdfDriver driver, in WdfObjectAttributes? attributes, out WdfSpinLock? result) =>
        CreateForDriver(DdiName.WdfSpinLockCreate, driver, AttributeRules.OptionalParent, attributes, static driver => new WdfSpinLock(driver), out result);

    /// <summary>Takes the lock (WdfSpinLockAcquire) and raises the caller to DISPATCH_LEVEL. Maximum IRQL: DISPATCH_LEVEL. Taking it twice spins for ever.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfsync/nf-wdfsync-wdfspinlockacquire"/>
    [Ddi("WdfSpinLockAcquire")]
    public void Acquire()
    {
        Enter(DdiName.WdfSpinLockAcquire);
        Kernel.TellAcquiring(new LockCall(this, LockForm.WdfSpinLock, _lock.Owner));
        _oldIrql = _lock.AcquireUnchecked();
        Kernel.KeepHeld(this, LockForm.WdfSpinLock, _oldIrql);
        _owner = Kernel.CurrentActor.Identity;
    }

    /// <summary>
    /// Gives the lock back (WdfSpinLockRelease) and restores the IRQL that the last acquisition found. IRQL: DISPATCH_LEVEL. Under the verifier
    /// bug check 0x10D code 0xB when another thread, or nobody, holds it.
    /// </summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfsync/nf-wdfsync-wdfspinlockrelease"/>
    [Ddi("WdfSpinLockRelease")]
    public void Release()
    {
        Enter(DdiName.WdfSpinLockRelease);
        var actor = Kernel.CurrentActor;
        Kernel.TellReleasing(new LockCall(this, LockForm.WdfSpinLock, _lock.Owner, _oldIrql));
        if (Kernel.FrameworkVerifierOn && !ReferenceEquals(_owner, actor.Identity))
        {
            Kernel.BugCheck(
                "WDF_VIOLATION_B_WDF_INVALID_LOCK_OPERATION-NotOwner", 0x10D, 0xB, $"{actor.Name} released {Name}, which {_lock.Owner?.Name ?? "nobody"} holds.", "Release a lock once, on the thread that took it.", this, parameter2Object: this);
        }

        _owner = null;
        Kernel.ForgetHeld(this, _lock.Owner);
        _lock.ReleaseUnchecked(_oldIrql);
    }

    internal override string? LeftOver => Owner is { } owner ? $"is still held by {owner.Name} (WdfSpinLockRelease)." : base.LeftOver;

    /// <inheritdoc/>
    public override string DescribeState() => _lock.DescribeState();
}
