namespace Wdf.IoTargets;

/// <summary>How a kernel runs its actors: one at a time under a strategy, or on real threads.</summary>
internal abstract class Scheduler(SimulatedKernel kernel)
{
    protected SimulatedKernel Kernel { get; } = kernel;

    /// <summary>Time since the kernel started, in units of 100 ns.</summary>
    public abstract long Now { get; }

    /// <summary>Whether anything is left that could run without time passing.</summary>
    public abstract bool IsIdle { get; }

    /// <summary>Blocks the calling actor until <see cref="Wake"/>.</summary>
    public abstract void Block(KernelActor actor, KernelObject? blocker);

    /// <summary>Makes a blocked actor ready.</summary>
    public abstract void Wake(KernelActor actor);

    /// <summary>Queues a unit to run at DISPATCH_LEVEL.</summary>
    public abstract void Queue(KernelUnit unit);

    /// <summary>Takes a unit back that has not begun.</summary>
    /// <returns>False when it has.</returns>
    public abstract bool Unqueue(KernelUnit unit);

    /// <summary>The calling actor goes behind all others that can run.</summary>
    public abstract void Yield(KernelActor actor);

    /// <summary>Starts a logical thread.</summary>
    public abstract void Start(KernelThread thread, Action body);

    public abstract void Arm(KernelTimer timer, long due);

    /// <summary>Takes a timer back.</summary>
    /// <returns>False when it was not armed, or has expired already and its unit is on its way.</returns>
    public abstract bool Cancel(KernelTimer timer);

    /// <summary>Whether a timer is armed. Deterministic mode only.</summary>
    public virtual bool HasArmedTimers => false;

    /// <summary>Lets everything run that can, without time passing.</summary>
    public abstract void RunUntilIdle();

    /// <summary>Lets everything run until an instant.</summary>
    public abstract void RunUntil(long deadline);

    /// <summary>Lets others run until a condition holds.</summary>
    /// <returns>False when the deadline passed first.</returns>
    public abstract bool RunUntil(Func<bool> condition, long deadline);

    /// <summary>The actor of the calling OS thread, made for it if the mode allows that.</summary>
    public abstract KernelActor Adopt();

    /// <summary>Keeps the actor where it is for ever; the stop of the kernel is reported by somebody else.</summary>
    public abstract void Park(KernelActor actor);

    /// <summary>A fatal stop: wakes whoever must report it.</summary>
    public abstract void OnStopped();

    /// <summary>Runs a unit's work with its actor current; exceptions go to the kernel.</summary>
    protected void Invoke(KernelUnit unit)
    {
        var outer = KernelActor.Current;
        var driver = DriverContext.Current;
        var native = NativeBoundary.Suspend();
        var context = SynchronizationContext.Current;
        if (context is not null)
        {
            // What a unit completes must not run the awaiting body inline, on the unit's stack and at its IRQL.
            SynchronizationContext.SetSynchronizationContext(null);
        }

        unit.Irql = Irql.Dispatch;
        unit.IsQueued = false;
        KernelActor.Current = unit;
        DriverContext.Current = unit.Driver;
        try
        {
            Kernel.Step(KernelStep.ActorStarted, unit, unit.Subject);
            if (unit.Callback == CallbackKind.None || Kernel.Signals is null)
            {
                unit.Invoke();
            }
            else
            {
                InvokeDriverCode(unit);
            }
        }
        catch (Exception e) when (Kernel.KeepFailure(e, unit))
        {
            // Kept for the report; a fatal stop is seen by the scheduler loop.
        }
        finally
        {
            Kernel.RemoveUnit(unit);
            unit.DropRecord();
            KernelActor.Current = outer;
            DriverContext.Current = driver;
            NativeBoundary.Resume(native);
            if (context is not null)
            {
                SynchronizationContext.SetSynchronizationContext(context);
            }
        }
    }

    private void InvokeDriverCode(KernelUnit unit)
    {
        var code = DriverScope.Enter(Kernel, unit.Driver, unit.Callback, unit, unit.Subject);
        unit.Invoke();
        code.Returned();
        code.Leave();
    }
}
