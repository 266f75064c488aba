namespace Wdf.IoTargets;

/// <summary>A work item of the framework's own: runs something on a worker thread; while it is queued, queueing it again changes nothing.</summary>
internal sealed class SystemWorkItem(WdfObject owner, Action callback)
{
    private readonly Lock _lock = new();
    private readonly KernelEvent _completed = new(owner.Kernel, KernelEventType.Notification, signaled: true, name: $"the worker of {owner.Name}");
    private readonly SimulatedKernel _kernel = owner.Kernel;
    private bool _isQueued;
    private int _running;

    /// <summary>Queues it, unless it is.</summary>
    public void TryEnqueue()
    {
        lock (_lock)
        {
            if (_isQueued)
            {
                return;
            }

            _completed.Clear();
            _isQueued = true;
        }

        _kernel.Spawn($"worker of {owner.Name}", Run);
    }

    /// <summary>Waits until it is neither queued nor running. Maximum IRQL: PASSIVE_LEVEL.</summary>
    public void WaitForExit()
    {
        var actor = _kernel.CurrentActor;
        actor.CriticalRegionDepth++;
        _kernel.Wait(_completed, KernelTimeout.Infinite);
        actor.CriticalRegionDepth--;
    }

    private void Run()
    {
        lock (_lock)
        {
            _isQueued = false;
            _running++;
        }

        callback();
        lock (_lock)
        {
            if (--_running == 0 && !_isQueued)
            {
                _completed.SetQuietly();
            }
        }
    }
}
