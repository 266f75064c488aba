namespace Wdf.IoTargets;

/// <summary>Objects whose disposal needs PASSIVE_LEVEL and was asked for above it: a worker disposes them in order. Each driver and each device has one.</summary>
internal sealed class DisposeList(SimulatedKernel kernel)
{
    private readonly Lock _lock = new();
    private readonly Queue<WdfObject> _objects = new();
    private readonly KernelEvent _idle = new(kernel, KernelEventType.Notification, signaled: true, name: "the deferred disposals");
    private bool _isQueued;
    private int _running;

    public void Add(WdfObject wdfObject)
    {
        lock (_lock)
        {
            _objects.Enqueue(wdfObject);
            if (_objects.Count != 1 || _isQueued)
            {
                return;
            }

            _isQueued = true;
        }

        _idle.Clear();
        kernel.Spawn("dispose worker", Drain);
    }

    /// <summary>Waits until the worker has nothing left. Maximum IRQL: PASSIVE_LEVEL.</summary>
    public void WaitUntilEmpty() => kernel.Wait(_idle, KernelTimeout.Infinite);

    private void Drain()
    {
        lock (_lock)
        {
            _isQueued = false;
            _running++;
        }

        while (TakeNext() is { } next)
        {
            next.DisposeAtPassive();
        }

        bool isIdle;
        lock (_lock)
        {
            isIdle = --_running == 0 && !_isQueued;
        }

        if (isIdle)
        {
            _idle.SetQuietly();
        }
    }

    private WdfObject? TakeNext()
    {
        lock (_lock)
        {
            return _objects.TryDequeue(out var next) ? next : null;
        }
    }
}
