namespace Wdf.IoTargets;

/// <summary>Holds an actor at a named step until it is released: how a test forces one order of a race.</summary>
public sealed class StepGate
{
    private readonly SimulatedKernel _kernel;
    private readonly KernelEvent _reached;
    private KernelActor? _held;
    private bool _released;

    internal StepGate(SimulatedKernel kernel, KernelStep step, KernelObject? subject)
    {
        _kernel = kernel;
        Step = step;
        Subject = subject;
        _reached = new KernelEvent(kernel, KernelEventType.Notification, name: $"arrival at {step} of {subject?.Name ?? "anything"}");
    }

    /// <summary>The step at which the gate stands.</summary>
    public KernelStep Step { get; }

    /// <summary>The object whose step it is; null for any.</summary>
    public KernelObject? Subject { get; }

    /// <summary>Whether an actor has come to the gate.</summary>
    public bool IsReached { get; private set; }

    /// <summary>Who came.</summary>
    public KernelActor? Actor { get; private set; }

    /// <summary>Waits until an actor has come to the gate; others run meanwhile.</summary>
    public void WaitUntilReached() => _kernel.Wait(_reached, KernelTimeout.Infinite);

    /// <summary>Lets the held actor go on, or opens the gate for good if nobody has come yet.</summary>
    public void Release()
    {
        _released = true;
        _kernel.RemoveHook(this);
        if (_held is { } held)
        {
            _held = null;
            _kernel.Scheduler.Wake(held);
        }
    }

    // Called at the step, by the actor that takes it.
    internal void Hold(KernelActor actor)
    {
        IsReached = true;
        Actor = actor;
        _reached.Set();
        if (!_released)
        {
            _held = actor;
            _kernel.Scheduler.Block(actor, _reached);
        }
    }
}
