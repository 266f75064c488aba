using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <content>Actors: who runs, at which IRQL, for which driver.</content>
public sealed partial class SimulatedKernel
{
    private readonly KernelThread _body;
    private readonly KernelThread[] _justBody;
    private bool _running;
    private Watchdog? _watchdog;

    /// <summary>The kernel whose code the calling thread runs.</summary>
    /// <exception cref="InvalidOperationException">The calling thread runs in no kernel.</exception>
    public static SimulatedKernel Current =>
        KernelActor.Current is { Kernel._running: true } actor
            ? actor.Kernel
            : throw new InvalidOperationException(
                "No simulated kernel runs on this thread. A call without a handle belongs to the kernel that runs it: put it inside kernel.Run(...).");

    /// <summary>The IRQL of the calling actor (KeGetCurrentIrql).</summary>
    public Irql CurrentIrql => CurrentActor.Irql;

    /// <summary>The actor that the calling thread runs.</summary>
    internal KernelActor CurrentActor => ActorOf(ThreadContext.Current);

    /// <summary>The driver that code without a driver of its own, such as the test's body, works for: the first one made.</summary>
    internal KernelObject? DefaultDriver { get; set; }

    /// <summary>The driver whose code runs now.</summary>
    internal KernelObject? CurrentDriver => DriverContext.Current ?? DefaultDriver;

    /// <summary>Starts a logical thread.</summary>
    /// <param name="name">Its name in reports.</param>
    /// <param name="body">What it runs, at PASSIVE_LEVEL.</param>
    /// <returns>The thread; <see cref="KernelThread.Join"/> waits for it.</returns>
    public KernelThread Spawn(string name, Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        CheckCaller();
        var driver = DriverContext.Current;
        var thread = new KernelThread(this, name);
        lock (_reportLock)
        {
            _threads.Add(thread);
        }

        var context = ExecutionContext.Capture();
        Scheduler.Start(thread, () =>
        {
            if (context is null)
            {
                RunThread(thread, driver, body);
            }
            else
            {
                ExecutionContext.Run(context, _ => RunThread(thread, driver, body), null);
            }
        });
        return thread;
    }

    /// <summary>Queues code to run once at DISPATCH_LEVEL, as a device's DPC does; a simulated lower driver completes from one.</summary>
    /// <param name="name">Its name in reports.</param>
    /// <param name="work">What to run. It must not block.</param>
    /// <param name="subject">What it is about, such as the IRP that it will complete; null for nothing in particular.</param>
    public void Post(string name, Action work, KernelObject? subject = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        CheckCaller();
        Scheduler.Queue(new KernelUnit(this, name, static w => ((Action)w!)(), work, subject) { Driver = DriverContext.Current, Callback = CallbackKind.Posted });
    }

    /// <summary>Raises the caller's IRQL (KeRaiseIrql).</summary>
    /// <param name="irql">The new level; not below the current one.</param>
    /// <returns>The level before.</returns>
    public Irql RaiseIrql(Irql irql)
    {
        CheckCaller();
        var actor = CurrentActor;
        var old = actor.Irql;
        Signals?.IrqlRaising?.Invoke(actor, irql);
        if (irql < old)
        {
            BugCheck("IRQL_NOT_GREATER_OR_EQUAL", 0x9, (ulong)irql, $"KeRaiseIrql({irql}) was called at {old}.", "Raise only upwards; restore with KeLowerIrql.", actor);
        }

        if (Signals is not null)
        {
            actor.Record.Push(new IrqlRaise(old, irql, actor.Record.Depth));
        }

        actor.Irql = irql;
        return old;
    }

    /// <summary>Lowers the caller's IRQL (KeLowerIrql).</summary>
    /// <param name="irql">The level to go back to; not above the current one.</param>
    public void LowerIrql(Irql irql)
    {
        CheckCaller();
        var actor = CurrentActor;
        Signals?.IrqlLowering?.Invoke(actor, irql);
        if (irql > actor.Irql)
        {
            BugCheck("IRQL_NOT_LESS_OR_EQUAL", 0xA, (ulong)irql, $"KeLowerIrql({irql}) was called at {actor.Irql}.", "Restore the level that KeRaiseIrql returned.", actor);
        }

        if (Signals is not null)
        {
            actor.Record.PopRaise();
        }

        actor.Irql = irql;
    }

    /// <summary>The actor that the calling thread runs, for those who have its context.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal KernelActor ActorOf(ThreadContext callingThread) =>
        callingThread.Actor is { } actor && ReferenceEquals(actor.Kernel, this) ? actor : Adopt();

    private void RunThread(KernelThread thread, KernelObject? driver, Action body)
    {
        var code = DriverScope.Enter(this, driver, CallbackKind.Thread, thread);
        try
        {
            Step(KernelStep.ActorStarted, thread);
            body();
            code.Returned();
            thread.RunDown();
            NoteEnding(thread);
        }
        catch (Exception e) when (KeepFailure(e, thread))
        {
            thread.Failure = e;
        }

        thread.DropRecord();
        if (IsStopped)
        {
            return;
        }

        Note(KernelStep.ActorEnded, thread);
        lock (_reportLock)
        {
            _threads.Remove(thread);
        }

        thread.MarkEnded();
    }

    // Before and between runs any one thread may set things up; it stands in for the body.
    private KernelActor Adopt()
    {
        if (_deterministic is null)
        {
            return Scheduler.Adopt();
        }

        if (_running)
        {
            return _deterministic.Adopt();
        }

        BindBody();
        return _body;
    }

    private void BindBody()
    {
        if (_body.Carrier?.Thread != Thread.CurrentThread)
        {
            _body.Carrier = Carrier.OfCallingThread();
        }

        KernelActor.Current = _body;
        _deterministic!.Bind(_body);
    }
}
