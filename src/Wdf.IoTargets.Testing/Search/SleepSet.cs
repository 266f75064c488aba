using System.Runtime.InteropServices;

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

    /// <summary>Adds one.</summary>
    /// <param name="actor">The actor.</param>
    /// <param name="touched">Where it is kept what the step touches; it must not change while the sleeper is in any set.</param>
    /// <param name="first">First of it.</param>
    public void Add(ulong actor, List<Touched> touched, int first) => _sleepers.Add(new Sleeper(actor, touched, first, touched.Count - first));

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
            if (_sleepers[i].Actor == identity || Meets(recorder, step, _sleepers[i]))
            {
                _sleepers.RemoveAt(i);
            }
        }
    }

    private static bool Meets(ScheduleRecorder recorder, in ScheduleRecorder.StepState step, in Sleeper sleeper)
    {
        var accesses = recorder.Accesses;
        var everything = recorder.IdentityOf(ScheduleRecorder.Everything);
        foreach (var touched in CollectionsMarshal.AsSpan(sleeper.Where).Slice(sleeper.First, sleeper.Count))
        {
            if (touched.Identity == everything)
            {
                return true;
            }

            for (var a = step.FirstAccess; a >= 0; a = accesses[a].Next)
            {
                ref readonly var access = ref accesses[a];
                if (access.Slot == ScheduleRecorder.Everything || ((touched.Writes || access.Writes) && recorder.IdentityOf(access.Slot) == touched.Identity))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>One object that a sleeper's step touches, by identity.</summary>
    public readonly record struct Touched(ulong Identity, bool Writes);

    private readonly record struct Sleeper(ulong Actor, List<Touched> Where, int First, int Count);
}
