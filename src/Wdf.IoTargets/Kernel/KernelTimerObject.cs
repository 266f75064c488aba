namespace Wdf.IoTargets;

/// <summary>A timer object of the kernel (KTIMER): can be waited for, and may queue a DPC when it expires.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/timer-objects-and-dpcs"/>
public sealed class KernelTimerObject : KernelWaitable
{
    private readonly DriverTimer _timer;
    private KernelDpc? _dpc;
    private bool _signaled;

    /// <summary>Makes a timer (KeInitializeTimerEx).</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="type">Notification: stays signaled until it is set again. Synchronization: releases one waiter.</param>
    /// <param name="name">A name for reports.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-keinitializetimerex"/>
    public KernelTimerObject(SimulatedKernel kernel, KernelEventType type = KernelEventType.Notification, string? name = null)
        : base(kernel, KernelObjectKind.Timer, name)
    {
        Type = type;
        _timer = new DriverTimer(kernel, this, OnExpired);
    }

    /// <summary>Notification or synchronization.</summary>
    public KernelEventType Type { get; }

    /// <summary>Whether it has expired and not been set again (KeReadStateTimer).</summary>
    public bool IsSignaled
    {
        get
        {
            Kernel.Touch(this, StepAccess.Read);
            using (Kernel.LockDispatcher())
            {
                return _signaled;
            }
        }
    }

    /// <summary>Sets the timer (KeSetTimerEx): a pending setting is cancelled first. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="due">In units of 100 ns: negative relative, else absolute since 1601.</param>
    /// <param name="period">Milliseconds between further expiries; 0 for none.</param>
    /// <param name="dpc">Queued at each expiry; null for none.</param>
    /// <returns>Whether it was in the timer queue.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kesettimerex"/>
    public bool Set(long due, int period = 0, KernelDpc? dpc = null)
    {
        Kernel.TellCalled(WdmRoutine.KeSetTimer, this);
        Kernel.Step(KernelStep.TimerSetting, this);
        using (Kernel.LockDispatcher())
        {
            _signaled = false;
            _dpc = dpc;
        }

        return _timer.Set(due, period * TimeSpan.TicksPerMillisecond);
    }

    /// <summary>Takes the timer back (KeCancelTimer); signal state and a queued DPC stay. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <returns>Whether it was in the timer queue; of a periodic one, whether it was set.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nf-wdm-kecanceltimer"/>
    public bool Cancel()
    {
        Kernel.TellCalled(WdmRoutine.KeCancelTimer, this);
        Kernel.Step(KernelStep.TimerSetting, this);
        return _timer.Cancel();
    }

    /// <inheritdoc/>
    public override string DescribeState() => _signaled ? "signaled" : _timer.IsSet ? "set" : "not set";

    internal override bool CanTakeLocked(KernelActor actor) => _signaled;

    internal override void TakeLocked(KernelActor actor)
    {
        if (Type == KernelEventType.Synchronization)
        {
            _signaled = false;
        }
    }

    private void OnExpired()
    {
        KernelDpc? dpc;
        Kernel.Touch(this);
        using (Kernel.LockDispatcher())
        {
            _signaled = true;
            dpc = _dpc;
            ReleaseWaitersLocked();
        }

        dpc?.InsertQuietly();
    }
}
