namespace Wdf.IoTargets;

/// <summary>A thread waits for several objects at once. Protected by the dispatcher lock.</summary>
internal sealed class MultipleWait(IReadOnlyList<KernelWaitable> objects, KernelWaitType type)
{
    /// <summary>Takes what ends the wait, if it is there.</summary>
    /// <returns>The index of the object taken, 0 for all of them; -1 when the wait goes on.</returns>
    public int TryTakeLocked(KernelActor actor)
    {
        if (type == KernelWaitType.All)
        {
            foreach (var waitable in objects)
            {
                if (!waitable.CanTakeLocked(actor))
                {
                    return -1;
                }
            }

            foreach (var waitable in objects)
            {
                waitable.TakeLocked(actor);
            }

            return 0;
        }

        for (var i = 0; i < objects.Count; i++)
        {
            if (objects[i].TryTakeLocked(actor))
            {
                return i;
            }
        }

        return -1;
    }

    public void EnterLocked(KernelThread thread)
    {
        foreach (var waitable in objects)
        {
            waitable.AddWaiterLocked(thread);
        }
    }

    public bool LeaveLocked(KernelThread thread)
    {
        var was = false;
        foreach (var waitable in objects)
        {
            was |= waitable.RemoveWaiterLocked(thread);
        }

        return was;
    }
}
