namespace Wdf.IoTargets;

/// <content>What must not be left at the end of a run.</content>
public sealed partial class SimulatedKernel
{
    private readonly TrackedObjects _tracked = new();
    private readonly List<KernelThread> _threads = [];
    private readonly List<string> _badEndings = [];
    private readonly Dictionary<KernelObject, string> _makers = [];

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
            if (Options.SourceLines || Options.TrackReferenceTags)
            {
                _makers[subject] = $"{KernelActor.Current?.Name}{(CallSite.Find() is { } line ? " at " + line : string.Empty)}";
            }
        }
    }

    internal void Untrack(KernelObject subject)
    {
        if (IsDeterministic)
        {
            _tracked.Remove(subject);
            _makers.Remove(subject);
        }
    }

    /// <summary>A thread has run to its end. What is wrong with its state is kept for the report.</summary>
    private void NoteEnding(KernelThread thread)
    {
        if (IsStopped || (thread.Irql == Irql.Passive && thread.CriticalRegionDepth == 0 && thread.GuardedRegionDepth == 0))
        {
            return;
        }

        lock (_reportLock)
        {
            _badEndings.AddRange(ThreadEnding.FaultsOf(thread));
        }
    }

    /// <summary>The objects of a kind that exist, in the order of creation. Deterministic mode only.</summary>
    internal IReadOnlyList<T> Live<T>(KernelObjectKind kind)
        where T : KernelObject => _tracked.Of<T>(kind);

    /// <summary>What a thread waits for at a blocker, when an object knows more than the blocker itself. Deterministic mode only.</summary>
    internal string? TellAwaited(KernelObject blocker) =>
        _tracked.All.OrderBy(static o => o.Kind).ThenBy(static o => o.Number).Select(o => o.TellAwaited(blocker)).FirstOrDefault(static t => t is not null);

    /// <summary>Who keeps a deleted object by a reference, as far as that is known. Deterministic mode only.</summary>
    internal IReadOnlyList<KernelObject> HoldersOf(KernelObject kept) =>
        [.. _tracked.All.Where(o => o.Holds(kept)).OrderBy(static o => o.Kind).ThenBy(static o => o.Number)];

    private void LetGo()
    {
        Pool.Release();
        if (IsDeterministic)
        {
            _tracked.Clear();
            _makers.Clear();
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
            return _threads.Count > 0 || _badEndings.Count > 0 || _tracked.HasLeftOver() || Pool.HasLateWrites();
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

        foreach (var ending in _badEndings)
        {
            yield return $"Left over: {ending}";
        }

        foreach (var subject in Leftover())
        {
            yield return $"Left over: {subject.Name}: {subject.LeftOver}{(_makers.TryGetValue(subject, out var maker) ? $" Made by {maker}." : string.Empty)}";
        }

        foreach (var late in Pool.LateWrites())
        {
            yield return late;
        }
    }
}
