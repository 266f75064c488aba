namespace Wdf.IoTargets.Testing;

/// <summary>Actors whose next step need not be tried here, with what that step touches.</summary>
internal sealed class SleepSet
{
    private readonly List<Sleeper> _sleepers = [];

    public void Clear() => _sleepers.Clear();

    public void Add(SleepSet others)
    {
        foreach (var sleeper in others._sleepers)
        {
            if (!Contains(sleeper.Actor))
            {
                _sleepers.Add(sleeper);
            }
        }
    }

    public void Add(ulong actor, (ulong Identity, bool Writes)[] touched) => _sleepers.Add(new Sleeper(actor, touched));

    public bool Contains(ulong actor)
    {
        foreach (var sleeper in _sleepers)
        {
            if (sleeper.Actor == actor)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes out whoever's step does not commute with the one that was taken.</summary>
    public void WakeFor(ScheduleRecorder recorder, in ScheduleRecorder.StepState step)
    {
        var identity = recorder.IdentityOfActor(step.Actor);
        for (var i = _sleepers.Count - 1; i >= 0; i--)
        {
            if (_sleepers[i].Actor == identity || Meets(recorder, step, _sleepers[i].Touched))
            {
                _sleepers.RemoveAt(i);
            }
        }
    }

    private static bool Meets(ScheduleRecorder recorder, in ScheduleRecorder.StepState step, (ulong Identity, bool Writes)[] touched)
    {
        var everything = recorder.IdentityOf(ScheduleRecorder.Everything);
        foreach (var (identity, writes) in touched)
        {
            if (identity == everything)
            {
                return true;
            }

            for (var a = step.FirstAccess; a >= 0; a = recorder.Accesses[a].Next)
            {
                var access = recorder.Accesses[a];
                if (access.Slot == ScheduleRecorder.Everything || (recorder.IdentityOf(access.Slot) == identity && (writes || access.Writes)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private readonly record struct Sleeper(ulong Actor, (ulong Identity, bool Writes)[] Touched);
}
