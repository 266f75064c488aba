namespace Wdf.IoTargets;

/// <summary>The armed timers, by due time and then by order of arming: a binary heap whose entries know their place.</summary>
/// <remarks>Not synchronised: the owner's lock or the baton protects it.</remarks>
internal sealed class TimerQueue
{
    private readonly List<KernelTimer> _heap = [];
    private long _sequence;

    public int Count => _heap.Count;

    public KernelTimer? First => _heap.Count == 0 ? null : _heap[0];

    public void Add(KernelTimer timer, long due)
    {
        timer.Due = due;
        timer.Sequence = ++_sequence;
        Place(timer);
    }

    /// <summary>Adds a timer that has its due time and its place in the order of arming.</summary>
    public void Place(KernelTimer timer)
    {
        _heap.Add(timer);
        timer.Slot = _heap.Count - 1;
        Up(timer.Slot);
    }

    public bool Remove(KernelTimer timer)
    {
        var slot = timer.Slot;
        if (slot < 0)
        {
            return false;
        }

        timer.Slot = -1;
        var last = _heap[^1];
        _heap.RemoveAt(_heap.Count - 1);
        if (!ReferenceEquals(last, timer))
        {
            _heap[slot] = last;
            last.Slot = slot;
            Up(slot);
            Down(last.Slot);
        }

        return true;
    }

    public void Clear()
    {
        foreach (var timer in _heap)
        {
            timer.Slot = -1;
        }

        _heap.Clear();
    }

    private static bool Before(KernelTimer a, KernelTimer b) =>
        a.Due < b.Due || (a.Due == b.Due && a.Sequence < b.Sequence);

    private void Up(int slot)
    {
        while (slot > 0)
        {
            var parent = (slot - 1) / 2;
            if (!Before(_heap[slot], _heap[parent]))
            {
                return;
            }

            Swap(slot, parent);
            slot = parent;
        }
    }

    private void Down(int slot)
    {
        while (true)
        {
            var child = (2 * slot) + 1;
            if (child >= _heap.Count)
            {
                return;
            }

            if (child + 1 < _heap.Count && Before(_heap[child + 1], _heap[child]))
            {
                child++;
            }

            if (!Before(_heap[child], _heap[slot]))
            {
                return;
            }

            Swap(slot, child);
            slot = child;
        }
    }

    private void Swap(int a, int b)
    {
        (_heap[a], _heap[b]) = (_heap[b], _heap[a]);
        _heap[a].Slot = a;
        _heap[b].Slot = b;
    }
}
