namespace Wdf.IoTargets;

/// <content>What must not be left at the end of a run.</content>
public sealed partial class SimulatedKernel
{
    private readonly TrackedObjects _tracked = new();
    private readonly List<KernelThread> _threads = [];

    /// <summary>How many objects of a kind exist and have not been freed or destroyed; a test compares counts to find a leak. Deterministic mode only.</summary>
    /// <param name="kind">The kind, such as IRPs or MDLs.</param>
    /// <returns>The count.</returns>
    public int CountLive(KernelObjectKind kind) => _tracked.All.Count(o => o.Kind == kind);

    /// <summary>The logical threads that were started and have not ended.</summary>
    internal IReadOnlyList<KernelThread> Threads
    {
        get
        {
            lock (_reportLock)
            {
                return _threads.Count == 0 ? _justBody : [_body, .. _threads];
            }
        }
    }

    /// <summary>Remembers an object that may be left over. Deterministic mode only: a shared list has no place on a concurrent path.</summary>
    internal void Track(KernelObject subject)
    {
        if (IsDeterministic)
        {
            _tracked.Add(subject);
        }
    }

    internal void Untrack(KernelObject subject)
    {
        if (IsDeterministic)
        {
            _tracked.Remove(subject);
        }
    }

    /// <summary>The objects of a kind that exist, in the order of creation. Deterministic mode only.</summary>
    internal IReadOnlyList<T> Live<T>(KernelObjectKind kind)
        where T : KernelObject => _tracked.Of<T>(kind);

    private void LetGo()
    {
        Pool.Release();
        if (IsDeterministic)
        {
            _tracked.Clear();
            if (_threads.Exists(static t => t.Carrier is not null))
            {
                Trace.Clear();
            }
        }

        lock (_reportLock)
        {
            _threads.Clear();
        }
    }

    private bool HasLeftOvers()
    {
        lock (_reportLock)
        {
            return _threads.Count > 0 || _tracked.HasLeftOver() || Pool.HasLateWrites();
        }
    }

    // In a fixed order: the list's own depends on what was removed before.
    private IEnumerable<KernelObject> Leftover() =>
        _tracked.All.Where(static s => s.LeftOver is not null).OrderBy(static s => s.Kind).ThenBy(static s => s.Number);

    /// <summary>What a driver made and has left. Deterministic mode only.</summary>
    internal IReadOnlyList<KernelObject> TrackedOf(KernelObject driver) =>
        [.. _tracked.All.Where(o => o is IDriverOwned owned && ReferenceEquals(owned.OwningDriver, driver) && !ReferenceEquals(o, driver)).OrderBy(static o => o.Kind).ThenBy(static o => o.Number)];

    private IEnumerable<string> LeftOvers()
    {
        foreach (var thread in Threads.Where(t => !ReferenceEquals(t, _body) && !t.HasEnded))
        {
            yield return $"Left over: {thread.Name} is stuck: it {thread.DescribeState()}.";
        }

        foreach (var subject in Leftover())
        {
            yield return $"Left over: {subject.Name}: {subject.LeftOver}";
        }

        foreach (var late in Pool.LateWrites())
        {
            yield return late;
        }
    }
}
