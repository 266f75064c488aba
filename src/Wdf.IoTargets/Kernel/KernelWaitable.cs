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

    /// <summary>Whether a wait of an actor would be satisfied now.</summary>
    internal abstract bool CanTakeLocked(KernelActor actor);

    /// <summary>The wait of an actor is satisfied: a synchronization object is then no longer signaled.</summary>
    internal abstract void TakeLocked(KernelActor actor);

    /// <summary>Takes the object for a thread if it is signaled.</summary>
    /// <param name="actor">Who takes it.</param>
    /// <returns>True when the wait is satisfied.</returns>
    internal bool TryTakeLocked(KernelActor actor)
    {
        if (!CanTakeLocked(actor))
        {
            return false;
        }

        TakeLocked(actor);
        return true;
    }

    internal void AddWaiterLocked(KernelThread thread) => _waiters.Add(thread);

    internal bool RemoveWaiterLocked(KernelThread thread) => _waiters.Remove(thread);

    /// <summary>Releases, in the order in which they came, the waiters that the new signal state satisfies.</summary>
    private protected void ReleaseWaitersLocked()
    {
        for (var i = 0; i < _waiters.Count;)
        {
            var thread = _waiters[i];
            if (thread.MultipleWait is { } wait)
            {
                var index = wait.TryTakeLocked(thread);
                if (index < 0)
                {
                    // It waits for others too; who came later may be content with this one.
                    i++;
                    continue;
                }

                wait.LeaveLocked(thread);
                thread.WaitStatus = (NtStatus)(uint)index;
            }
            else if (TryTakeLocked(thread))
            {
                _waiters.RemoveAt(i);
                thread.WaitStatus = NtStatus.Success;
            }
            else
            {
                return;
            }

            Kernel.Scheduler.Wake(thread);
        }
    }
}
