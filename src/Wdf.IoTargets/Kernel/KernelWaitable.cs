namespace Wdf.IoTargets;

/// <summary>A dispatcher object: something that a thread can wait for.</summary>
/// <remarks>The kernel's dispatcher lock protects the waiters and the signal state.</remarks>
public abstract class KernelWaitable : KernelObject
{
    private readonly List<KernelThread> _waiters = [];

    private protected KernelWaitable(SimulatedKernel kernel, KernelObjectKind kind, string? name)
        : base(kernel, kind, name)
    {
    }

    /// <summary>How many threads wait for the object.</summary>
    internal int WaiterCountLocked => _waiters.Count;

    /// <summary>Takes the object for a thread if it is signaled.</summary>
    /// <param name="actor">Who takes it.</param>
    /// <returns>True when the wait is satisfied; a synchronization object is then no longer signaled.</returns>
    internal abstract bool TryTakeLocked(KernelActor actor);

    internal void AddWaiterLocked(KernelThread thread) => _waiters.Add(thread);

    internal bool RemoveWaiterLocked(KernelThread thread) => _waiters.Remove(thread);

    /// <summary>Releases, in the order in which they came, the waiters that the new signal state satisfies.</summary>
    private protected void ReleaseWaitersLocked()
    {
        while (_waiters.Count > 0 && TryTakeLocked(_waiters[0]))
        {
            var thread = _waiters[0];
            _waiters.RemoveAt(0);
            thread.WaitStatus = NtStatus.Success;
            Kernel.Scheduler.Wake(thread);
        }
    }
}
