namespace Wdf.IoTargets.Testing;

/// <summary>
/// Depth-first search with dynamic partial-order reduction (source sets and sleep sets): at least one schedule for each ordering, and
/// few more. Races are looked for in what a schedule really touched, after it has run.
/// </summary>
/// <remarks>
/// Workers divide the tops of the tree: down to a fixed depth every branch is taken, without reduction, and the subtrees are dealt out.
/// A node keeps which candidates must be tried (backtrack), which were (done, with what their step touched), and which need not be
/// because an equivalent order was seen (asleep).
/// </remarks>
internal sealed partial class ExhaustiveChooser : Chooser
{
    private const int MostCandidates = 64;

    // The current path; behind its end, nodes to use again.
    private readonly List<Node> _nodes = [];
    private readonly SleepSet _asleep = new();
    private readonly RaceFinder _races;
    private readonly int _worker;
    private readonly int _workers;
    private readonly int _sharedDepth;
    private ScheduleRecorder? _last;
    private int _nodeCount;
    private bool _isTooWide;
    private int _prefix;
    private int _depth;
    private int _seenSteps;
    private int _commonSteps;
    private bool _isRedundant;
    private bool _begun;
    private long _subtree;
    private long _inSubtree;

    public ExhaustiveChooser(int worker, int workers)
    {
        _worker = worker;
        _workers = workers;
        while (workers > 1 && 1 << _sharedDepth < 4 * workers)
        {
            _sharedDepth++;
        }

        _races = new RaceFinder(this);
    }

    public override bool NeedsAccesses => true;

    public override bool IsForeign => _subtree % _workers != _worker;

    public override bool MoveNext()
    {
        if (_begun && !Backtrack())
        {
            IsExhausted = !_isTooWide;
            return false;
        }

        _begun = true;
        _depth = 0;
        _seenSteps = 0;
        _commonSteps = 0;
        _isRedundant = false;
        _asleep.Clear();
        Order = (_subtree << 32) | _inSubtree++;
        return true;
    }

    public override int Pick(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates, KernelActor? current)
    {
        if (_isRedundant)
        {
            return 0;
        }

        if (_depth < _prefix)
        {
            var known = _nodes[_depth++];
            if (known.Candidates.Count != Math.Min(candidates.Length, MostCandidates))
            {
                throw new InvalidOperationException("The same choices led to other actors than before: the body is not deterministic. It must not depend on static state, time, addresses or hash codes.");
            }

            if (_depth == _prefix)
            {
                Branch(recorder, known);
            }

            return known.Chosen;
        }

        WakeThoseThatRaced(recorder);
        return PickNew(recorder, candidates);
    }

    public override void Finish(ScheduleRecorder recorder)
    {
        _last = recorder;
        _races.Find(recorder, _commonSteps, _isRedundant ? _seenSteps : recorder.Steps);
        foreach (ref readonly var step in recorder.StepStates[_commonSteps..])
        {
            if (step.Decision >= 0 && step.Decision < _nodeCount)
            {
                _nodes[step.Decision].Step = step.FirstAccess;
            }
        }
    }

    // Up to here the schedule is that of the run before, with the same races in it, and the same actors are asleep.
    private void Branch(ScheduleRecorder recorder, Node node)
    {
        _commonSteps = recorder.Steps;
        _seenSteps = recorder.Steps;
        if (_depth > _sharedDepth)
        {
            _asleep.Add(node.Asleep);
            _asleep.Add(node.Done);
        }
    }

    private int PickNew(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates)
    {
        var node = NodeAt(_depth);
        _isTooWide |= candidates.Length > MostCandidates;
        foreach (var candidate in candidates[..Math.Min(candidates.Length, MostCandidates)])
        {
            node.Candidates.Add(recorder.IdentityOfActor(recorder.IndexOf(candidate)));
        }

        if (_depth < _sharedDepth)
        {
            node.Backtrack = AllOf(node);
        }
        else
        {
            node.Chosen = FirstAwake(node);
            if (node.Chosen < 0)
            {
                // Every way on from here was seen in another order; the run goes on to its end only because it must.
                _isRedundant = true;
                return 0;
            }

            node.Asleep.Add(_asleep);
            node.Backtrack = 1UL << node.Chosen;
        }

        _prefix = ++_depth;
        _nodeCount = _depth;
        return node.Chosen;
    }

    private Node NodeAt(int depth)
    {
        if (depth == _nodes.Count)
        {
            _nodes.Add(new Node());
        }

        _nodes[depth].Reset();
        return _nodes[depth];
    }

    private int FirstAwake(Node node)
    {
        for (var i = 0; i < node.Candidates.Count; i++)
        {
            if (!_asleep.Contains(node.Candidates[i]))
            {
                return i;
            }
        }

        return -1;
    }

    // An actor sleeps until a step is taken that does not commute with its own.
    private void WakeThoseThatRaced(ScheduleRecorder recorder)
    {
        for (; _seenSteps < recorder.Steps; _seenSteps++)
        {
            _asleep.WakeFor(recorder, recorder.StepStates[_seenSteps]);
        }
    }

    private bool Backtrack()
    {
        var deepest = IsForeign ? Math.Min(_sharedDepth, _nodeCount) : _nodeCount;
        for (var i = deepest - 1; i >= 0; i--)
        {
            var node = _nodes[i];
            var next = node.Leave(_last!);
            if (next >= 0)
            {
                node.Chosen = next;
                _nodeCount = i + 1;
                _prefix = i + 1;
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

    private static ulong AllOf(Node node) => node.Candidates.Count >= 64 ? ulong.MaxValue : (1UL << node.Candidates.Count) - 1;
}
