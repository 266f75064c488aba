namespace Wdf.IoTargets;

/// <summary>Holds an actor at a named step until it is released: how a test forces one order of a race.</summary>
/// <remarks>States: Open (nobody came yet), Holding (an actor is blocked here), Released (for good). The gate's lock decides.</remarks>
public sealed class StepGate
{
    private readonly Lock _lock = new();
    private readonly SimulatedKernel _kernel;
    private readonly KernelEvent _reached;
    private readonly KernelEvent _release;
    private KernelActor? _held;
    private bool _released;

    internal StepGate(SimulatedKernel kernel, KernelStep step, KernelObject? subject)
    {
        _kernel = kernel;
        Step = step;
        Subject = subject;
        var where = $"{step} of {subject?.Name ?? "anything"}";
        _reached = new KernelEvent(kernel, KernelEventType.Notification, name: $"arrival at {where}");
        _release = new KernelEvent(kernel, KernelEventType.Notification, name: $"release of the gate at {where}");
    }

    /// <summary>The step at which the gate stands.</summary>
    public KernelStep Step { get; }

    /// <summary>The object whose step it is; null for any.</summary>
    public KernelObject? Subject { get; }

    /// <summary>Whether an actor has come to the gate.</summary>
    public bool IsReached => _reached.IsSignaled;

    /// <summary>Who came.</summary>
    public KernelActor? Actor { get; private set; }

    /// <summary>Waits until an actor has come to the gate; others run meanwhile.</summary>
    public void WaitUntilReached() => _kernel.Wait(_reached, KernelTimeout.Infinite);

    /// <summary>Lets the held actor go on, or opens the gate for good if nobody has come yet.</summary>
    public void Release()
    {
        _kernel.CheckCaller();
        _kernel.RemoveHook(this);
        KernelActor? held;
        lock (_lock)
        {
            _released = true;
            held = _held;
            _held = null;
        }

        _release.SetQuietly();
        if (held is not null)
        {
            _kernel.Scheduler.Wake(held);
        }
    }

    // Called at the step, by the actor that takes it. Nothing runs between the arrival and the block, so no release is missed.
    internal void Hold(KernelActor actor)
    {
        Actor = actor;
        if (!_kernel.IsDeterministic)
        {
            // Before anybody can release it: a unit of the thread pool has nothing to sleep on yet.
            actor.Carrier ??= Carrier.OfCallingThread();
        }

        bool holds;
        lock (_lock)
        {
            holds = !_released;
            _held = holds ? actor : null;
        }

        _reached.SetQuietly();
        if (holds)
        {
            _kernel.Scheduler.Block(actor, _release);
        }
    }
}
