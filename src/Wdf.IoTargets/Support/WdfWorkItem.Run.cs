namespace Wdf.IoTargets;

/// <content>Queueing, running, waiting for the end.</content>
public sealed partial class WdfWorkItem
{
    /// <summary>Queues the work item (WdfWorkItemEnqueue). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <remarks>While it is queued and its worker has not begun, another call is dropped without a word; so is one after the delete has begun.</remarks>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfworkitem/nf-wdfworkitem-wdfworkitemenqueue"/>
    [Ddi("WdfWorkItemEnqueue")]
    public void Enqueue()
    {
        Enter(DdiName.WdfWorkItemEnqueue);
        Kernel.Step(KernelStep.WorkItemQueuing, this);
        bool isRefused;
        lock (_lock)
        {
            if (_isQueued)
            {
                return;
            }

            isRefused = _isRunningDown;
            if (!isRefused)
            {
                _completed.Clear();
                _isQueued = true;
                AddReference();
            }
        }

        if (isRefused)
        {
            Kernel.Break("FxWorkItemEnqueue-Deleted", $"{Name} is queued although its deletion has begun.", "Stop queueing a work item before it is deleted.", this);
            return;
        }

        Kernel.Spawn($"worker of {Name}", Run);
    }

    /// <summary>Waits until the work item is neither queued nor running (WdfWorkItemFlush). Maximum IRQL: PASSIVE_LEVEL. In its own callback it returns at once.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfworkitem/nf-wdfworkitem-wdfworkitemflush"/>
    [Ddi("WdfWorkItemFlush")]
    public void Flush()
    {
        Enter(DdiName.WdfWorkItemFlush);
        if (!IrqlRule.Check(Kernel, Irql.Passive, "WdfWorkItemFlush"))
        {
            return;
        }

        if (ReferenceEquals(_thread, Kernel.CurrentActor.Identity))
        {
            Kernel.Break("FxWorkItemFlushAndWait-InCallback", $"{Name} is flushed in its own callback, which the flush waits for.", "Flush a work item outside its callback.", this);
            return;
        }

        WaitForEnd();
    }

    // A queued work item is not taken back: it runs first.
    internal override void OnDisposing()
    {
        lock (_lock)
        {
            _isRunningDown = true;
        }

        if (!ReferenceEquals(_thread, Kernel.CurrentActor.Identity))
        {
            WaitForEnd();
        }

        var parent = _parentObject;
        _parentObject = null;
        parent?.DropReference();
        DropReference();
    }

    internal override void OnDestroyed()
    {
        if (!_isRunningDown)
        {
            Kernel.Break("FxTimer-DestroyedWithoutDelete", $"The last reference to {Name} was dropped although it was never deleted.", "Drop only references that were taken; end an object with WdfObjectDelete.", this);
        }

        _parentObject?.DropReference();
    }

    private void WaitForEnd()
    {
        var actor = Kernel.CurrentActor;
        actor.CriticalRegionDepth++;
        Kernel.Wait(_completed, KernelTimeout.Infinite);
        actor.CriticalRegionDepth--;
    }

    private void Run()
    {
        // One field: the newest run hides an older one, as in the real framework.
        Volatile.Write(ref _thread, Kernel.CurrentActor.Identity);
        lock (_lock)
        {
            _isQueued = false;
            _running++;
        }

        Serialization.Call(this, _callbackLock, CallbackKind.EvtWorkItem, "EvtWorkItemFunc", () => _evtWorkItem(this));
        lock (_lock)
        {
            if (--_running == 0 && !_isQueued)
            {
                _completed.SetQuietly();
            }
        }

        Volatile.Write(ref _thread, null);
        DropReference();
    }
}
