namespace Wdf.IoTargets;

/// <content>Execution level and synchronization scope: which lock is held around callbacks, and on which thread they run.</content>
public sealed partial class WdfIoQueue
{
    private readonly List<Action> _deferredCallbacks = [];
    private WdfSynchronizationScope _scope;
    private CallbackLock? _callbackLock;
    private KernelDpc? _deferredDispatch;
    private bool _isDeferred;
    private bool _isPassive;

    internal override WdfSynchronizationScope? EffectiveScope => _scope;

    internal override CallbackLock? CallbackLock => _callbackLock;

    internal override bool HasPassiveCallbacks => _isPassive;

    internal override bool IsSerializedHere => IsSerialized && _callbackLock!.IsOwner;

    /// <summary>Callbacks are serialised.</summary>
    private bool IsSerialized => _scope is WdfSynchronizationScope.Device or WdfSynchronizationScope.Queue;

    internal override void CallSerialized(Action callback)
    {
        if (MustDefer())
        {
            lock (_lock)
            {
                _deferredCallbacks.Add(callback);
            }

            DispatchLater();
            return;
        }

        CallUnderLock(callback);
    }

    internal override void OnDestroyed()
    {
        if (ReferenceEquals(_callbackLock, Device.CallbackLock))
        {
            return;
        }

        _callbackLock?.OnOwnerDestroyed();
    }

    // The queue has a lock of its own whatever the scope, because WdfObjectAcquireLock takes it; with scope device it has the device's.
    private NtStatus SetConstraints(in WdfObjectAttributes? attributes)
    {
        var level = attributes?.ExecutionLevel ?? WdfExecutionLevel.InheritFromParent;
        var scope = attributes?.SynchronizationScope ?? WdfSynchronizationScope.InheritFromParent;
        level = level == WdfExecutionLevel.InheritFromParent ? Device.EffectiveLevel : level;
        _scope = scope == WdfSynchronizationScope.InheritFromParent ? Device.EffectiveScope!.Value : scope;
        _isPassive = level == WdfExecutionLevel.Passive;
        if (_scope != WdfSynchronizationScope.Device)
        {
            _callbackLock = new CallbackLock(this, Driver!, _isPassive, CallbackLock.QueueOrder);
            return NtStatus.Success;
        }

        _callbackLock = Device.CallbackLock;
        return level == Device.EffectiveLevel ? NtStatus.Success : NtStatus.InvalidParameter;
    }

    private void CallUnderLock(Action callback)
    {
        if (!IsSerialized)
        {
            callback();
            return;
        }

        var old = _callbackLock!.Acquire();
        callback();
        _callbackLock.Release(old);
    }

    // The calling thread cannot call back: it is above the callbacks' level, or owns the lock already, with scope none too.
    private bool MustDefer() => (_isPassive && Kernel.CurrentIrql > Irql.Passive) || _callbackLock!.IsOwner;

    private void DispatchLater()
    {
        lock (_lock)
        {
            if (_isDeferred)
            {
                return;
            }

            _isDeferred = true;
        }

        if (_isPassive)
        {
            Kernel.Spawn($"worker of {Name}", DispatchDeferred);
        }
        else
        {
            _deferredDispatch ??= new KernelDpc(Kernel, static q => ((WdfIoQueue)q!).DispatchDeferred(), this, this);
            _deferredDispatch.Insert();
        }
    }

    private void DispatchDeferred()
    {
        lock (_lock)
        {
            _isDeferred = false;
        }

        while (TakeDeferredCallback() is { } callback)
        {
            CallUnderLock(callback);
        }

        Dispatch();
    }

    private Action? TakeDeferredCallback()
    {
        lock (_lock)
        {
            if (_deferredCallbacks.Count == 0)
            {
                return null;
            }

            var first = _deferredCallbacks[0];
            _deferredCallbacks.RemoveAt(0);
            return first;
        }
    }
}
