namespace Wdf.IoTargets;

/// <summary>
/// The stack frame of a driver's function: its events and status blocks are gone when the function returns. C has that for every local variable; here
/// a test asks for it where it wants a rule to see what outlives its frame.
/// </summary>
/// <example><code>using var frame = new StackFrame(kernel); var done = frame.Event(KernelEventType.Notification); var result = frame.StatusBlock();</code></example>
public sealed class StackFrame : IDisposable
{
    private readonly List<KernelEvent> _events = [];
    private readonly List<IoStatusTarget> _blocks = [];

    /// <summary>Begins a frame.</summary>
    /// <param name="kernel">The kernel.</param>
    public StackFrame(SimulatedKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        Kernel = kernel;
    }

    /// <summary>The kernel.</summary>
    public SimulatedKernel Kernel { get; }

    /// <summary>An event of the frame (KEVENT on the stack).</summary>
    /// <param name="type">Notification or synchronization.</param>
    /// <returns>The event.</returns>
    public KernelEvent Event(KernelEventType type)
    {
        var made = new KernelEvent(Kernel, type);
        _events.Add(made);
        return made;
    }

    /// <summary>A status block of the frame (IO_STATUS_BLOCK on the stack).</summary>
    /// <returns>The block.</returns>
    public IoStatusTarget StatusBlock()
    {
        var made = new IoStatusTarget();
        _blocks.Add(made);
        return made;
    }

    /// <summary>The function returns: no IRP may refer to the frame any more.</summary>
    public void Dispose()
    {
        if (!Kernel.IsStopped)
        {
            IrpSignals.Of(Kernel)?.FrameEnding?.Invoke(this);
        }
    }

    internal bool Has(KernelEvent? done) => done is not null && _events.Contains(done);

    internal bool Has(IoStatusTarget? block) => block is not null && _blocks.Contains(block);
}
