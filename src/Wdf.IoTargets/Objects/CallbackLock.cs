namespace Wdf.IoTargets;

/// <summary>
/// The lock that serialises callbacks of a device or queue, and that WdfObjectAcquireLock takes: a fast mutex in a critical region for
/// callbacks at PASSIVE_LEVEL, else a spin lock.
/// </summary>
/// <remarks>
/// Two owners are kept, as in the real framework: the lock's own, which forbids recursion and says whether a queue may call back inline, and
/// the verifier's, which outlives a release by the wrong thread. Owners are threads, and a DPC has the identity of the thread that it interrupts.
/// </remarks>
internal sealed class CallbackLock : KernelObject
{
    /// <summary>Place of a device's lock in the order of locks.</summary>
    public const int DeviceOrder = 0x20;

    /// <summary>Place of a queue's lock: behind its device's.</summary>
    public const int QueueOrder = 0x31;

    private readonly WdfObject _object;
    private readonly LockOrder _order;
    private readonly KernelFastMutex? _mutex;
    private readonly KernelSpinLock? _spinLock;
    private object? _owner;
    private object? _verifierOwner;

    public CallbackLock(WdfObject wdfObject, WdfDriver driver, bool isMutex, int order)
        : base(wdfObject.Kernel, KernelObjectKind.Lock, $"the lock of {wdfObject.Name}")
    {
        _object = wdfObject;
        _order = driver.LockOrder;
        Order = order;
        if (isMutex)
        {
            _mutex = new KernelFastMutex(Kernel, Name) { IsFrameworks = true };
        }
        else
        {
            _spinLock = new KernelSpinLock(Kernel, Name);
        }
    }

    public bool IsMutex => _mutex is not null;

    public int Order { get; }

    /// <summary>Who holds the lock; null when it is free.</summary>
    public KernelActor? Holder => _mutex is not null ? _mutex.Owner : _spinLock!.Owner;

    /// <summary>The IRQL that WdfObjectReleaseLock restores; 0 until WdfObjectAcquireLock has remembered one.</summary>
    public Irql RememberedIrql { get; set; }

    /// <summary>Whether the calling thread owns the lock.</summary>
    public bool IsOwner => ReferenceEquals(_owner, Kernel.CurrentActor.Identity);

    public override KernelObject? Principal => _object;

    /// <summary>Takes the lock.</summary>
    /// <returns>The IRQL to give to <see cref="Release"/>.</returns>
    public Irql Acquire()
    {
        var actor = Kernel.CurrentActor;
        var thread = actor.Identity;
        if (ReferenceEquals(_owner, thread) || (Kernel.FrameworkVerifierOn && ReferenceEquals(_verifierOwner, thread)))
        {
            Kernel.BugCheck(
                "WDF_VIOLATION_2_WDF_RECURSIVE_LOCK", 0x10D, 2, $"{actor.Name} already holds {Name}.", "Do not take the lock inside a callback that the framework serialises with it, and release it before taking it again.", _object, parameter2IsPointer: true);
        }

        var old = actor.Irql;
        if (_mutex is not null)
        {
            actor.CriticalRegionDepth++;
            _mutex.AcquireUnsafe();
        }
        else
        {
            old = _spinLock!.AcquireUnchecked();
        }

        // A unit that was moved to a stack of its own while it waited is another thread than before.
        thread = actor.Identity;
        if (Kernel.FrameworkVerifierOn)
        {
            Volatile.Write(ref _verifierOwner, thread);
            if (_order.Push(thread, this) is { } newest)
            {
                Kernel.Break("FxVerifierLockDumpDetails-Order", $"{actor.Name} takes {Name} while it holds {newest.Name}.", "Take the lock of a device before those of its queues.", _object);
            }
        }

        Volatile.Write(ref _owner, thread);
        return old;
    }

    /// <summary>Gives the lock back; without the verifier, whoever holds it.</summary>
    /// <param name="old">The IRQL to restore.</param>
    /// <param name="byDriver">Whether the driver asks for it, and not the framework behind a callback.</param>
    public void Release(Irql old, bool byDriver = false)
    {
        var actor = Kernel.CurrentActor;
        var thread = actor.Identity;

        // Two tests of one mistake, the lock's and its verifier's: the real one breaks twice.
        var rule = byDriver ? "FxVerifierLockUnlock-NotOwner" : "FxCallbackLockCheckOwnership";
        if (Kernel.FrameworkVerifierOn && !ReferenceEquals(_owner, thread))
        {
            Kernel.Break(rule, $"{actor.Name} releases {Name}, which it does not hold.", "Release a lock once, on the thread that took it; the lock that a callback runs under is the framework's to release.", _object);
        }

        Volatile.Write(ref _owner, null);
        if (Kernel.FrameworkVerifierOn)
        {
            if (!ReferenceEquals(_verifierOwner, thread))
            {
                Kernel.Break(rule, $"{actor.Name} releases {Name}, which it does not hold.", "Release a lock once, on the thread that took it.", _object);
                return;
            }

            _order.Remove(thread, this);
            Volatile.Write(ref _verifierOwner, null);
        }

        if (_mutex is not null)
        {
            _mutex.ReleaseUnsafe();
            actor.CriticalRegionDepth--;
        }
        else
        {
            _spinLock!.ReleaseUnchecked(old);
        }
    }

    /// <summary>The device or queue is gone.</summary>
    public void OnOwnerDestroyed()
    {
        if (Kernel.FrameworkVerifierOn && _verifierOwner is not null)
        {
            Kernel.Break("FxVerifierLock-DestroyedWhileOwned", $"{Name} is destroyed while it is held.", "Release the lock before the object goes.", _object);
        }
    }

    public override string DescribeState() => _mutex?.DescribeState() ?? _spinLock!.DescribeState();
}
