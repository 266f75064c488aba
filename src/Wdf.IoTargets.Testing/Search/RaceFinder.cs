namespace Wdf.IoTargets.Testing;

/// <summary>
/// Finds the races of a schedule that has run: two steps of different actors that touch the same object, at least one writing,
/// with nothing between them that orders them. For each, the other order is demanded at the decision before the first.
/// </summary>
internal sealed class RaceFinder(ExhaustiveChooser chooser)
{
    private readonly List<ulong> _initials = [];
    private readonly List<int> _open = [];
    private int[] _clocks = new int[1024];
    private int[] _turns = new int[128];
    private int _actors = 8;

    /// <summary>Looks through a schedule.</summary>
    /// <param name="recorder">The schedule.</param>
    /// <param name="from">So many steps are those of the schedule that was looked through last; their races are known.</param>
    /// <param name="end">How many of its steps count.</param>
    public void Find(ScheduleRecorder recorder, int from, int end)
    {
        from = Grow(recorder.Actors, end, from);
        var steps = recorder.StepStates;
        for (var j = from; j < end; j++)
        {
            _turns[j] = j > 0 && steps[j - 1].Actor == steps[j].Actor ? _turns[j - 1] : j;
            Begin(steps, j);
            FindOf(recorder, j);
            _clocks[(j * _actors) + steps[j].Actor] = j;
        }
    }

    // A wider clock than before: everything is counted again.
    private int Grow(int actors, int end, int from)
    {
        if (actors > _actors)
        {
            _actors = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)actors);
            from = 0;
        }

        if (_clocks.Length < end * _actors)
        {
            Array.Resize(ref _clocks, 2 * end * _actors);
        }

        if (_turns.Length < end)
        {
            Array.Resize(ref _turns, 2 * end);
        }

        return from;
    }

    // Steps of other actors that conflict, the latest first. Steps behind a barrier cannot be swapped over it.
    private void FindOf(ScheduleRecorder recorder, int j)
    {
        var steps = recorder.StepStates;
        ref readonly var step = ref steps[j];
        for (var i = j - 1; i >= step.Barrier;)
        {
            if (steps[i].Actor == step.Actor || Covers(j, steps[i].Actor, i))
            {
                // What the actor did before in the same turn is ordered as well.
                i = _turns[i] - 1;
                continue;
            }

            if (Conflict(recorder, steps[i], step))
            {
                Demand(recorder, i, j);
                Join(j, i);
            }

            i--;
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
        if (!chooser.CanDemand(steps[i].Decision))
        {
            return;
        }

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
