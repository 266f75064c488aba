namespace Wdf.IoTargets;

/// <summary>A wait lock (WDFWAITLOCK): its holder stays at PASSIVE_LEVEL, in a critical region.</summary>
/// <remarks>It has no owner: taking it twice waits for ever, and anybody may release it. The holder is known for reports only.</remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/using-framework-locks"/>
public sealed class WdfWaitLock : WdfObject
{
    private readonly LockEvent _lock;

    private WdfWaitLock(WdfDriver driver)
        : base(driver.Kernel, KernelObjectKind.WaitLock)
    {
        Driver = driver;
        _lock = new LockEvent(driver.Kernel, Name);
    }

    /// <summary>Who acquired the lock last and has not seen it released; null when it is free.</summary>
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

    private protected override string KindText => "wait lock";

    /// <summary>Makes a wait lock (WdfWaitLockCreate). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="driver">The driver that it belongs to; the default parent.</param>
    /// <param name="attributes">Parent, callbacks and context; null for the defaults.</param>
    /// <param name="result">The lock.</param>
    /// <returns>Success; the status of a bad attribute; STATUS_INSUFFICIENT_RESOURCES; STATUS_DELETE_PENDING when the parent is being deleted.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfsync/nf-wdfsync-wdfwaitlockcreate"/>
    [Ddi("WdfWaitLockCreate")]
    public static NtStatus Create(WdfDriver driver, in WdfObjectAttributes? attributes, out WdfWaitLock? result) =>
        CreateForDriver(DdiName.WdfWaitLockCreate, driver, AttributeRules.OptionalParent, attributes, static driver => new WdfWaitLock(driver), out result);

    /// <summary>Takes the lock (WdfWaitLockAcquire) and enters a critical region. Maximum IRQL: PASSIVE_LEVEL; DISPATCH_LEVEL with a limit of 0.</summary>
    /// <param name="timeout">The limit in units of 100 ns: negative relative, positive absolute, 0 to try once; null for no limit.</param>
    /// <returns>
    /// Success; STATUS_TIMEOUT, which passes NT_SUCCESS although the lock is not held; STATUS_INVALID_DEVICE_REQUEST above PASSIVE_LEVEL with
    /// a limit other than 0 (verifier).
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfsync/nf-wdfsync-wdfwaitlockacquire"/>
    [Ddi("WdfWaitLockAcquire")]
    public NtStatus Acquire(long? timeout = null)
    {
        Enter(DdiName.WdfWaitLockAcquire);
        Kernel.TellAcquiring(new LockCall(this, LockForm.WdfWaitLock, Owner, IsTry: timeout == 0));
        if (timeout != 0 && !IrqlRule.Check(Kernel, Irql.Passive, "WdfWaitLockAcquire"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        var actor = Kernel.CurrentActor;
        actor.CriticalRegionDepth++;
        var status = Kernel.Wait(_lock, timeout is { } limit ? new KernelTimeout(limit) : KernelTimeout.Infinite);
        if (status == NtStatus.Timeout)
        {
            actor.CriticalRegionDepth--;
            return status;
        }

        Kernel.KeepHeld(this, LockForm.WdfWaitLock, actor.Irql);

        return status;
    }

    /// <summary>Gives the lock back (WdfWaitLockRelease) and leaves the critical region. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfsync/nf-wdfsync-wdfwaitlockrelease"/>
    [Ddi("WdfWaitLockRelease")]
    public void Release()
    {
        Enter(DdiName.WdfWaitLockRelease);
        Kernel.TellReleasing(new LockCall(this, LockForm.WdfWaitLock, Owner));
        Kernel.ForgetHeld(this, Owner);
        _lock.Release();
        Kernel.CurrentActor.CriticalRegionDepth--;
    }

    internal override string? LeftOver => Owner is { } owner ? $"is still held by {owner.Name} (WdfWaitLockRelease)." : base.LeftOver;

    /// <inheritdoc/>
    public override string DescribeState() => _lock.DescribeState();

    /// <summary>What the lock is made of: an event that releases one waiter, and remembers who has it.</summary>
    private sealed class LockEvent(SimulatedKernel kernel, string name) : KernelWaitable(kernel, KernelObjectKind.Lock, name)
    {
        private bool _isFree = true;

        public KernelActor? Owner { get; private set; }

        public override string DescribeState() => Owner is { } owner ? $"held by {owner.Name}" : "free";

        public void Release()
        {
            Kernel.Step(KernelStep.LockReleased, this);
            Kernel.Touch(this);
            using (Kernel.LockDispatcher())
            {
                _isFree = true;
                Owner = null;
                ReleaseWaitersLocked();
            }
        }

        internal override bool CanTakeLocked(KernelActor actor) => _isFree;

        internal override void TakeLocked(KernelActor actor)
        {
            _isFree = false;
            Owner = actor;
        }
    }
}
