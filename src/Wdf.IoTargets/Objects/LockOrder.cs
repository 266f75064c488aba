namespace Wdf.IoTargets;

/// <summary>The lock verifier's memory: which callback locks each thread holds, newest last; mutexes and spin locks apart.</summary>
internal sealed class LockOrder
{
    private readonly Lock _lock = new();
    private readonly Dictionary<object, (List<CallbackLock> Mutexes, List<CallbackLock> SpinLocks)> _held = new(ReferenceEqualityComparer.Instance);

    /// <summary>A thread holds a lock from now on.</summary>
    /// <returns>The lock that it should have taken after this one; null when the order is right.</returns>
    public CallbackLock? Push(object thread, CallbackLock callbackLock)
    {
        lock (_lock)
        {
            if (!_held.TryGetValue(thread, out var lists))
            {
                lists = ([], []);
                _held[thread] = lists;
            }

            var list = callbackLock.IsMutex ? lists.Mutexes : lists.SpinLocks;
            var newest = list.Count == 0 ? null : list[^1];
            list.Add(callbackLock);
            return newest is not null && newest.Order > callbackLock.Order ? newest : null;
        }
    }

    /// <summary>A thread no longer holds a lock.</summary>
    public void Remove(object thread, CallbackLock callbackLock)
    {
        lock (_lock)
        {
            if (_held.TryGetValue(thread, out var lists))
            {
                var list = callbackLock.IsMutex ? lists.Mutexes : lists.SpinLocks;
                list.Remove(callbackLock);
                if (lists.Mutexes.Count + lists.SpinLocks.Count == 0)
                {
                    _held.Remove(thread);
                }
            }
        }
    }
}
