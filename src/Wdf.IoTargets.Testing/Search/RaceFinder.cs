namespace Wdf.IoTargets.Testing;

/// <summary>
/// Finds the races of a schedule that has run: two steps of different actors that touch the same object, at least one writing,
/// with nothing between them that orders them. For each, the other order is demanded at the decision before the first.
/// </summary>
internal sealed class RaceFinder(ExhaustiveChooser chooser)
{
    private readonly List<ulong> _initials = [];
    private readonly List<int> _conflicts = [];
    private readonly List<int> _open = [];
    private int[] _clocks = [];
    private int[] _lastOf = [];
    private int _actors;

    /// <summary>Looks through a schedule.</summary>
    /// <param name="recorder">The schedule.</param>
    /// <param name="end">How many of its steps count.</param>
    public void Find(ScheduleRecorder recorder, int end)
    {
        _actors = recorder.Actors;
        if (_clocks.Length < end * _actors)
        {
            _clocks = new int[2 * end * _actors];
        }

        if (_lastOf.Length < _actors)
        {
            _lastOf = new int[2 * _actors];
        }

        var steps = recorder.StepStates;
        for (var j = 0; j < end; j++)
        {
            Begin(steps, j);
            GatherConflicts(recorder, j);
            foreach (var i in _conflicts)
            {
                if (!Covers(j, steps[i].Actor, i))
                {
                    Demand(recorder, i, j);
                    Join(j, i);
                }
            }

            _clocks[(j * _actors) + steps[j].Actor] = j;
        }
    }

    // What is ordered before a step whatever it touches: its actor's step before, and whoever let it run.
    private void Begin(ReadOnlySpan<ScheduleRecorder.StepState> steps, int j)
    {
        ref readonly var step = ref steps[j];
        var clock = _clocks.AsSpan(j * _actors, _actors);
        clock.Fill(step.Barrier - 1);
        if (step.Previous >= 0)
        {
            Join(j, step.Previous);
        }

        if (step.ReadyBy >= 0)
        {
            Join(j, step.ReadyBy);
        }
    }

    // Steps of other actors that conflict, the latest first. Steps behind a barrier cannot be swapped over it.
    private void GatherConflicts(ScheduleRecorder recorder, int j)
    {
        _conflicts.Clear();
        var steps = recorder.StepStates;
        for (var i = j - 1; i >= steps[j].Barrier; i--)
        {
            if (steps[i].Actor != steps[j].Actor && !Covers(j, steps[i].Actor, i) && Conflict(recorder, steps[i], steps[j]))
            {
                _conflicts.Add(i);
            }
        }
    }

    private bool Covers(int j, int actor, int i) => _clocks[(j * _actors) + actor] >= i;

    private void Join(int j, int i)
    {
        var into = _clocks.AsSpan(j * _actors, _actors);
        var from = _clocks.AsSpan(i * _actors, _actors);
        for (var a = 0; a < into.Length; a++)
        {
            into[a] = Math.Max(into[a], from[a]);
        }
    }

    // The steps after i that do not need it, and then j: whoever can begin these serves to bring j before i.
    private void Demand(ScheduleRecorder recorder, int i, int j)
    {
        var steps = recorder.StepStates;
        _initials.Clear();
        _open.Clear();
        for (var k = i + 1; k <= j; k++)
        {
            // j itself is ordered behind i only by the race.
            if (k < j && Covers(k, steps[i].Actor, i))
            {
                continue;
            }

            if (IsFirstOfAll(steps, k))
            {
                _initials.Add(recorder.IdentityOfActor(steps[k].Actor));
            }

            _open.Add(k);
        }

        if (_initials.Count > 0)
        {
            chooser.Demand(steps[i].Decision, _initials);
        }
    }

    private bool IsFirstOfAll(ReadOnlySpan<ScheduleRecorder.StepState> steps, int k)
    {
        foreach (var m in _open)
        {
            if (steps[m].Actor == steps[k].Actor || Covers(k, steps[m].Actor, m))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Conflict(ScheduleRecorder recorder, in ScheduleRecorder.StepState a, in ScheduleRecorder.StepState b)
    {
        var accesses = recorder.Accesses;
        for (var x = a.FirstAccess; x >= 0; x = accesses[x].Next)
        {
            if (accesses[x].Slot == ScheduleRecorder.Everything)
            {
                return true;
            }

            for (var y = b.FirstAccess; y >= 0; y = accesses[y].Next)
            {
                if (accesses[y].Slot == ScheduleRecorder.Everything
                    || (accesses[x].Slot == accesses[y].Slot && (accesses[x].Writes || accesses[y].Writes)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
