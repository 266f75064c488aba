namespace Wdf.IoTargets.Testing;

/// <summary>
/// SURW: each schedule takes an interest in one shared object, or in every step. Which actor may take the next step of interest is drawn
/// with a chance in proportion to how many such steps it has left, those of actors that it has yet to make included; steps of no interest
/// go at random. Where nothing blocks, the interleavings of the steps of interest are then all as likely as each other.
/// </summary>
/// <remarks>
/// How many steps an actor has is counted in the default order, which every worker runs once for itself; so a schedule depends on nothing
/// but the seed and its number.
/// </remarks>
internal sealed class SurwChooser(ulong seed, int worker, int workers) : Chooser
{
    private readonly StepProfile _profile = new();
    private readonly List<int> _allowed = [];
    private int[] _left = [];
    private int[] _stepsLeft = [];
    private bool[] _isThere = [];
    private bool _hasProfile;
    private bool _isProfiling;
    private long _next = worker;
    private ulong _state;
    private ulong _interest;
    private int _seenSteps;
    private ulong _intended;

    public override bool Samples => true;

    public override bool NeedsAccesses => true;

    public override bool IsForeign => _isProfiling;

    public override bool MoveNext()
    {
        Order = _next;
        _isProfiling = !_hasProfile;
        if (_isProfiling)
        {
            return true;
        }

        _state = Mixer.Mix(seed, (ulong)Order);
        _next += workers;
        _seenSteps = 0;
        _intended = 0;
        _interest = _profile.DrawInterest(ref _state);
        for (var p = 0; p < _profile.Count; p++)
        {
            _stepsLeft[p] = _profile.StepsOf(p);
            _left[p] = _profile.StepsOf(p, _interest);
            _isThere[p] = false;
        }

        return true;
    }

    public override int Pick(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates, KernelActor? current)
    {
        if (_isProfiling)
        {
            return 0;
        }

        CountDown(recorder);
        var intended = Intended(recorder, candidates);
        _allowed.Clear();
        for (var i = 0; i < candidates.Length; i++)
        {
            if (i == intended || intended < 0 || !IsOfInterest(recorder, candidates[i]))
            {
                _allowed.Add(i);
            }
        }

        return _allowed[Mixer.Below(ref _state, _allowed.Count)];
    }

    public override void Finish(ScheduleRecorder recorder)
    {
        if (_isProfiling)
        {
            _profile.Learn(recorder);
            _left = new int[_profile.Count];
            _stepsLeft = new int[_profile.Count];
            _isThere = new bool[_profile.Count];
            _hasProfile = true;
        }
    }

    // The steps since the last decision.
    private void CountDown(ScheduleRecorder recorder)
    {
        for (; _seenSteps < recorder.Steps; _seenSteps++)
        {
            ref readonly var step = ref recorder.StepStates[_seenSteps];
            var actor = recorder.IdentityOfActor(step.Actor);
            var isOfInterest = StepProfile.Touches(recorder, step, _interest);
            _intended = isOfInterest && actor == _intended ? 0 : _intended;
            var p = _profile.Find(actor);
            if (p >= 0)
            {
                _isThere[p] = true;
                _stepsLeft[p]--;
                _left[p] -= isOfInterest ? 1 : 0;
            }
        }
    }

    // Drawn again after its step, or when it cannot run.
    private int Intended(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates)
    {
        var sum = 0;
        for (var i = 0; i < candidates.Length; i++)
        {
            var actor = recorder.IdentityOfActor(recorder.IndexOf(candidates[i]));
            if (actor == _intended)
            {
                return i;
            }

            var p = _profile.Find(actor);
            if (p >= 0)
            {
                _isThere[p] = true;
            }
        }

        foreach (var candidate in candidates)
        {
            sum += WeightOf(recorder, candidate);
        }

        if (sum == 0)
        {
            return -1;
        }

        var drawn = Mixer.Below(ref _state, sum);
        var chosen = 0;
        while ((drawn -= WeightOf(recorder, candidates[chosen])) >= 0)
        {
            chosen++;
        }

        _intended = recorder.IdentityOfActor(recorder.IndexOf(candidates[chosen]));
        return chosen;
    }

    private int WeightOf(ScheduleRecorder recorder, KernelActor actor)
    {
        var p = _profile.Find(recorder.IdentityOfActor(recorder.IndexOf(actor)));
        return p < 0 ? 1 : WeightOf(p);
    }

    private int WeightOf(int p)
    {
        var weight = Math.Max(0, _left[p]);
        for (var child = 0; child < _profile.Count; child++)
        {
            if (!_isThere[child] && _profile.MakerOf(child) == p)
            {
                weight += WeightOf(child);
            }
        }

        return weight;
    }

    // What the step shows beforehand, or that all steps of the actor that are left were of interest in the default order.
    private bool IsOfInterest(ScheduleRecorder recorder, KernelActor actor)
    {
        if (_interest == StepProfile.EveryStep || recorder.WillTouch(actor.PendingStep, _interest))
        {
            return true;
        }

        var p = _profile.Find(recorder.IdentityOfActor(recorder.IndexOf(actor)));
        return p >= 0 && _left[p] > 0 && _left[p] >= _stepsLeft[p];
    }
}
