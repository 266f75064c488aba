namespace Wdf.IoTargets.Testing;

/// <summary>What the actors of a body did in one schedule: how many steps each took, and how many that touched each object which several of them touched.</summary>
internal sealed class StepProfile
{
    /// <summary>An interest in every step, whatever it touches.</summary>
    public const ulong EveryStep = 0;

    private readonly List<ulong> _actors = [];
    private readonly List<int> _makers = [];
    private readonly List<int> _steps = [];
    private readonly List<ulong> _objects = [];
    private int[,] _touches = new int[0, 0];

    /// <summary>How many actors there were.</summary>
    public int Count => _actors.Count;

    /// <summary>Whether a step that was taken is of interest.</summary>
    public static bool Touches(ScheduleRecorder recorder, in ScheduleRecorder.StepState step, ulong interest)
    {
        var isOfInterest = interest == EveryStep;
        for (var a = step.FirstAccess; a >= 0 && !isOfInterest; a = recorder.Accesses[a].Next)
        {
            var slot = recorder.Accesses[a].Slot;
            isOfInterest = slot == ScheduleRecorder.Everything || recorder.IdentityOf(slot) == interest;
        }

        return isOfInterest;
    }

    /// <summary>Counts what a schedule shows.</summary>
    public void Learn(ScheduleRecorder recorder)
    {
        for (var actor = 0; actor < recorder.Actors; actor++)
        {
            _actors.Add(recorder.IdentityOfActor(actor));
            _makers.Add(-1);
            _steps.Add(0);
        }

        foreach (ref readonly var step in recorder.StepStates)
        {
            if (_steps[step.Actor]++ == 0 && step.ReadyBy >= 0)
            {
                _makers[step.Actor] = recorder.StepStates[step.ReadyBy].Actor;
            }
        }

        FindShared(recorder);
        _touches = new int[_actors.Count, _objects.Count];
        foreach (ref readonly var step in recorder.StepStates)
        {
            for (var o = 0; o < _objects.Count; o++)
            {
                _touches[step.Actor, o] += Touches(recorder, step, _objects[o]) ? 1 : 0;
            }
        }
    }

    /// <summary>Which actor it is; -1 for none that was seen.</summary>
    public int Find(ulong identity) => _actors.IndexOf(identity);

    /// <summary>Who let the actor run for the first time; -1 for nobody.</summary>
    public int MakerOf(int actor) => _makers[actor];

    /// <summary>How many steps an actor took.</summary>
    public int StepsOf(int actor) => _steps[actor];

    /// <summary>How many of them were of interest.</summary>
    public int StepsOf(int actor, ulong interest)
    {
        var o = _objects.IndexOf(interest);
        return o < 0 ? _steps[actor] : _touches[actor, o];
    }

    /// <summary>One of the shared objects, or every step.</summary>
    public ulong DrawInterest(ref ulong state)
    {
        var drawn = Mixer.Below(ref state, _objects.Count + 1);
        return drawn == _objects.Count ? EveryStep : _objects[drawn];
    }

    // What more than one actor touched, and at least one wrote.
    private void FindShared(ScheduleRecorder recorder)
    {
        var seen = new Dictionary<int, (int Actor, bool IsShared, bool IsWritten)>();
        var order = new List<int>();
        foreach (ref readonly var step in recorder.StepStates)
        {
            for (var a = step.FirstAccess; a >= 0; a = recorder.Accesses[a].Next)
            {
                var access = recorder.Accesses[a];
                if (!seen.TryGetValue(access.Slot, out var before))
                {
                    before = (step.Actor, false, false);
                    order.Add(access.Slot);
                }

                seen[access.Slot] = (before.Actor, before.IsShared || before.Actor != step.Actor, before.IsWritten || access.Writes);
            }
        }

        _objects.AddRange(order
            .Where(slot => seen[slot] is { IsShared: true, IsWritten: true } && slot != ScheduleRecorder.Everything)
            .Select(recorder.IdentityOf));
    }
}
