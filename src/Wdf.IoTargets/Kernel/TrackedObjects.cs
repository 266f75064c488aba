namespace Wdf.IoTargets;

/// <summary>Objects that may be left over at the end of a run; each knows its place, so that nothing is hashed. Deterministic mode only: not synchronised.</summary>
internal sealed class TrackedObjects
{
    private readonly List<KernelObject> _objects = [];

    public IEnumerable<KernelObject> All => _objects;

    public void Add(KernelObject subject)
    {
        if (!Contains(subject))
        {
            _objects.Add(subject);
            subject.TrackedAt = _objects.Count;
        }
    }

    public void Remove(KernelObject subject)
    {
        if (!Contains(subject))
        {
            return;
        }

        var last = _objects[^1];
        _objects[subject.TrackedAt - 1] = last;
        last.TrackedAt = subject.TrackedAt;
        subject.TrackedAt = 0;
        _objects.RemoveAt(_objects.Count - 1);
    }

    /// <summary>Those of a kind, in the order of creation. Each end of a run asks for several kinds, of which mostly nothing is there.</summary>
    public IReadOnlyList<T> Of<T>(KernelObjectKind kind)
        where T : KernelObject
    {
        List<T>? found = null;
        foreach (var subject in _objects)
        {
            if (subject.Kind == kind && subject is T wanted)
            {
                (found ??= []).Add(wanted);
            }
        }

        found?.Sort(static (a, b) => a.Number.CompareTo(b.Number));
        return found ?? (IReadOnlyList<T>)[];
    }

    public bool HasLeftOver() => _objects.Exists(static o => o.LeftOver is not null);

    public bool HasHang() => _objects.Exists(static o => o.Hang is not null);

    public void Clear() => _objects.Clear();

    // The place may be one in an earlier run of the kernel.
    private bool Contains(KernelObject subject) =>
        subject.TrackedAt > 0 && subject.TrackedAt <= _objects.Count && ReferenceEquals(_objects[subject.TrackedAt - 1], subject);
}
