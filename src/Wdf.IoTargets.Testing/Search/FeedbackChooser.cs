namespace Wdf.IoTargets.Testing;

/// <summary>
/// Feedback: changes schedules that showed something new, in the hope of more. New is that a certain step of an actor came right after a
/// certain step of another one at the same object, at least one of them writing.
/// </summary>
/// <remarks>A worker changes what it found itself; unlike the other sampling strategies this one therefore depends on how the search is divided.</remarks>
internal sealed class FeedbackChooser(ulong seed, int worker, int workers) : Chooser
{
    private const int MostChanges = 3;

    // The default order is the first that can be changed.
    private readonly List<Parent> _parents = [new([], 1)];
    private readonly PairCounter _pairs = new();
    private readonly List<int> _plan = [];
    private long _next = worker;
    private ulong _state;
    private bool _hasRandomEnd;

    public override bool Samples => true;

    public override bool NeedsAccesses => true;

    public override bool MoveNext()
    {
        Order = _next;
        _state = Mixer.Mix(seed, (ulong)Order);
        _next += workers;

        // The better of two draws: what was found late is the farthest from the default order.
        var parent = _parents[Math.Max(Mixer.Below(ref _state, _parents.Count), Mixer.Below(ref _state, _parents.Count))];
        _plan.Clear();
        _plan.AddRange(parent.Choices);
        _hasRandomEnd = Mixer.Below(ref _state, 8) == 0;
        if (_hasRandomEnd)
        {
            var end = Mixer.Below(ref _state, parent.Decisions);
            _plan.RemoveRange(Math.Min(end, _plan.Count), Math.Max(0, _plan.Count - end));
            SetLength(end);
            return true;
        }

        for (var changes = 1 + Mixer.Below(ref _state, MostChanges); changes > 0; changes--)
        {
            Change(Mixer.Below(ref _state, parent.Decisions));
        }

        return true;
    }

    public override int Pick(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates, KernelActor? current)
    {
        var decision = recorder.Decisions;
        var choice = decision < _plan.Count ? _plan[decision]
            : _hasRandomEnd ? Mixer.Below(ref _state, candidates.Length)
            : 0;
        return Math.Min(choice, candidates.Length - 1);
    }

    public override void Finish(ScheduleRecorder recorder)
    {
        if (_pairs.Count(recorder) > 0 && recorder.Decisions > 0)
        {
            _parents.Add(new Parent(recorder.Choices.TrimEnd(0).ToArray(), recorder.Decisions));
        }
    }

    private void Change(int place)
    {
        SetLength(place + 1);
        _plan[place] = _plan[place] > 0 ? 0 : 1 + Mixer.Below(ref _state, 2);
    }

    private void SetLength(int length)
    {
        while (_plan.Count < length)
        {
            _plan.Add(0);
        }
    }

    private sealed record Parent(int[] Choices, int Decisions);
}
