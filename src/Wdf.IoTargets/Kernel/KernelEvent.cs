namespace Wdf.IoTargets;

/// <summary>An event object of the kernel (KEVENT).</summary>
public sealed class KernelEvent : KernelWaitable
{
    private bool _signaled;

    /// <summary>Makes an event (KeInitializeEvent).</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="type">Notification or synchronization.</param>
    /// <param name="signaled">Whether it begins signaled.</param>
    /// <param name="name">A name for reports.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keinitializeevent"/>
    public KernelEvent(SimulatedKernel kernel, KernelEventType type, bool signaled = false, string? name = null)
        : base(kernel, KernelObjectKind.Event, name)
    {
        Type = type;
        _signaled = signaled;
    }

    /// <summary>Notification or synchronization.</summary>
    public KernelEventType Type { get; }

    /// <summary>Whether the event is signaled now (KeReadStateEvent).</summary>
    public bool IsSignaled
    {
        get
        {
            Kernel.TellCalled(WdmRoutine.KeReadStateEvent, this);
            Kernel.Touch(this, StepAccess.Read);
            Kernel.Signals?.EventRead?.Invoke(this);
            using (Kernel.LockDispatcher())
            {
                return _signaled;
            }
        }
    }

    /// <summary>What the event tells the end of, as the rules know it: an IRP that was built with it, or a driver's part in one.</summary>
    internal object? Purpose { get; set; }

    /// <summary>Whether the event is signaled; for the rules.</summary>
    internal bool IsSignaledNow => Volatile.Read(ref _signaled);

    /// <summary>Signals the event (KeSetEvent). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <returns>Whether it was signaled before.</returns>
    public bool Set() => Set(wait: false);

    /// <summary>Signals the event, and says whether a wait follows at once (KeSetEvent). Maximum IRQL: DISPATCH_LEVEL; APC_LEVEL with a wait.</summary>
    /// <param name="wait">Whether the caller goes on to wait: the real routine then keeps the dispatcher locked. Without effect, except that a rule looks at it.</param>
    /// <returns>Whether it was signaled before.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kesetevent"/>
    public bool Set(bool wait)
    {
        if (Kernel.Signals is { } signals)
        {
            TellSetting(signals, wait);
        }

        Kernel.Step(KernelStep.EventSet, this);
        return SetQuietly();
    }

    // Most events belong to no IRP, and are not set by a completion routine.
    private void TellSetting(KernelSignals signals, bool wait)
    {
        var actor = Kernel.CurrentActor;
        if (wait || Purpose is not null || actor.RoutineVisit is not null || actor.Irql > Irql.Dispatch)
        {
            signals.EventSetting?.Invoke(this, wait);
        }
    }

    /// <summary>Makes the event not signaled (KeClearEvent, KeResetEvent). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <returns>Whether it was signaled before.</returns>
    public bool Clear()
    {
        Kernel.CheckCaller();
        Kernel.TellCalled(WdmRoutine.KeClearEvent, this);
        Kernel.Touch(this);
        using (Kernel.LockDispatcher())
        {
            var before = _signaled;
            _signaled = false;
            return before;
        }
    }

    /// <inheritdoc/>
    public override string DescribeState() => _signaled ? "signaled" : "not signaled";

    /// <summary>Signals without a step of its own, as the last part of another one.</summary>
    internal bool SetQuietly()
    {
        Kernel.Touch(this);
        using (Kernel.LockDispatcher())
        {
            return SetLocked();
        }
    }

    /// <summary>Signals, for those who hold the dispatcher lock already.</summary>
    internal bool SetLocked()
    {
        var before = _signaled;
        _signaled = true;
        ReleaseWaitersLocked();
        return before;
    }

    internal override bool CanTakeLocked(KernelActor actor) => _signaled;

    internal override void TakeLocked(KernelActor actor)
    {
        if (Type == KernelEventType.Synchronization)
        {
            _signaled = false;
        }
    }
}
