namespace Wdf.IoTargets.Testing;

/// <summary>
/// Depth-first search over all schedules with at most so many preemptions. A state that was reached before, by an equivalent order, with
/// the same actor running and as few preemptions, is not searched again.
/// </summary>
/// <remarks>Workers divide the choices of the first decisions, as in <see cref="ExhaustiveChooser"/>.</remarks>
internal sealed class BoundedChooser : Chooser
{
    private readonly Dictionary<ulong, int> _reached = [];
    private readonly List<Node> _nodes = [];
    private readonly int _worker;
    private readonly int _workers;
    private readonly int _bound;
    private readonly int _sharedDepth;
    private int _depth;
    private int _preemptions;
    private bool _isRedundant;
    private bool _begun;
    private long _subtree;
    private long _inSubtree;

    public BoundedChooser(int worker, int workers, int bound)
    {
        _worker = worker;
        _workers = workers;
        _bound = bound;
        while (workers > 1 && 1 << _sharedDepth < 4 * workers)
        {
            _sharedDepth++;
        }
    }

    public override bool IsForeign => _subtree % _workers != _worker;

    public override bool MoveNext()
    {
        if (_begun && !Backtrack())
        {
            IsExhausted = true;
            return false;
        }

        _begun = true;
        _depth = 0;
        _preemptions = 0;
        _isRedundant = false;
        Order = (_subtree << 32) | _inSubtree++;
        return true;
    }

    public override int Pick(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates, KernelActor? current)
    {
        if (_isRedundant)
        {
            return 0;
        }

        if (_depth == _nodes.Count)
        {
            if (_depth >= _sharedDepth && WasReached(recorder, candidates[0], current))
            {
                _isRedundant = true;
                return 0;
            }

            // Another choice than the first is a preemption where the running actor could go on.
            var isFree = current is null || _preemptions < _bound;
            _nodes.Add(new Node { Count = isFree ? candidates.Length : 1, IsPreemption = current is not null });
        }

        var node = _nodes[_depth++];
        _preemptions += node.IsPreemption && node.Chosen > 0 ? 1 : 0;
        return node.Chosen;
    }

    private bool WasReached(ScheduleRecorder recorder, KernelActor first, KernelActor? current)
    {
        var running = current is null ? 0 : recorder.IdentityOfActor(recorder.IndexOf(first));
        var state = Mixer.Mix(recorder.OrderingHash, running);
        if (_reached.TryGetValue(state, out var preemptions) && preemptions <= _preemptions)
        {
            return true;
        }

        _reached[state] = _preemptions;
        return false;
    }

    private bool Backtrack()
    {
        var deepest = IsForeign ? Math.Min(_sharedDepth, _nodes.Count) : _nodes.Count;
        for (var i = deepest - 1; i >= 0; i--)
        {
            var node = _nodes[i];
            if (++node.Chosen < node.Count)
            {
                _nodes.RemoveRange(i + 1, _nodes.Count - i - 1);
                if (i < _sharedDepth)
                {
                    _subtree++;
                    _inSubtree = 0;
                }

                return true;
            }
        }

        return false;
    }

    private sealed class Node
    {
        public int Count { get; init; }

        public bool IsPreemption { get; init; }

        public int Chosen { get; set; }
    }
}
