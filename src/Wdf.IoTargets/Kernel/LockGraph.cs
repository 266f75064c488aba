using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>In which orders locks of drivers were taken: an edge leads from a lock that was held to one that was taken then.</summary>
/// <remarks>
/// Two orders that both ran under a third lock cannot meet; so each edge keeps with which other locks it was made, its guards. A node dies
/// with its lock.
/// </remarks>
internal sealed class LockGraph
{
    // Locks that live as long as a request come and go; of those taken under one lock only the newest are remembered.
    private const int MostEdges = 64;

    private readonly Lock _lock = new();
    private readonly ConditionalWeakTable<KernelObject, List<Edge>> _edges = [];
    private bool _hasEdges;

    /// <summary>Takes in that a lock is taken while others are held.</summary>
    /// <param name="held">The locks held, oldest first.</param>
    /// <param name="taken">The lock taken.</param>
    /// <returns>The held lock that is elsewhere taken after <paramref name="taken"/>; null when the order is the same everywhere.</returns>
    public KernelObject? Add(ReadOnlySpan<HeldLock> held, KernelObject taken)
    {
        lock (_lock)
        {
            foreach (ref readonly var first in held)
            {
                var guards = Guards(held, first.Lock, taken);
                if (!ReferenceEquals(first.Lock, taken) && Leads(taken, first.Lock, guards, [taken]))
                {
                    return first.Lock;
                }
            }

            foreach (ref readonly var first in held)
            {
                AddEdge(first.Lock, taken, Guards(held, first.Lock, taken));
            }

            return null;
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        // It is dear also when there is nothing, and an exploration asks for it before each schedule.
        if (_hasEdges)
        {
            _edges.Clear();
            _hasEdges = false;
        }
    }

    // Whether there is a way from a lock to another one that no guard keeps apart from the present order.
    private bool Leads(KernelObject from, KernelObject to, KernelObject[] guards, HashSet<KernelObject> seen)
    {
        if (!_edges.TryGetValue(from, out var edges))
        {
            return false;
        }

        foreach (var edge in edges)
        {
            if (!edge.Taken.TryGetTarget(out var next))
            {
                continue;
            }

            var common = Array.FindAll(guards, g => Array.IndexOf(edge.Guards, g) >= 0);
            if (common.Length > 0)
            {
                continue;
            }

            if (ReferenceEquals(next, to) || (seen.Add(next) && Leads(next, to, guards, seen)))
            {
                return true;
            }
        }

        return false;
    }

    private void AddEdge(KernelObject held, KernelObject taken, KernelObject[] guards)
    {
        if (ReferenceEquals(held, taken))
        {
            return;
        }

        _hasEdges = true;
        var edges = _edges.GetOrCreateValue(held);
        foreach (var edge in edges)
        {
            // With fewer guards it says more.
            if (edge.Taken.TryGetTarget(out var known) && ReferenceEquals(known, taken) && Array.TrueForAll(edge.Guards, g => Array.IndexOf(guards, g) >= 0))
            {
                return;
            }
        }

        if (edges.Count == MostEdges)
        {
            edges.RemoveAt(0);
        }

        edges.Add(new Edge(new WeakReference<KernelObject>(taken), guards));
    }

    private static KernelObject[] Guards(ReadOnlySpan<HeldLock> held, KernelObject first, KernelObject taken)
    {
        var guards = new List<KernelObject>(held.Length);
        foreach (ref readonly var other in held)
        {
            // What was taken after the first lock guards nothing: the order may meet before it is reached.
            if (ReferenceEquals(other.Lock, first))
            {
                break;
            }

            if (!ReferenceEquals(other.Lock, taken))
            {
                guards.Add(other.Lock);
            }
        }

        return [.. guards];
    }

    private sealed record Edge(WeakReference<KernelObject> Taken, KernelObject[] Guards);
}
