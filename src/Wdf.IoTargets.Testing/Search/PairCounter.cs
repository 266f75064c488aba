namespace Wdf.IoTargets.Testing;

/// <summary>Counts pairs of steps of different actors that come one right after the other at an object, at least one of them writing it.</summary>
internal sealed class PairCounter
{
    private readonly HashSet<ulong> _seen = [];
    private ulong[] _lastAt = [];
    private int[] _lastActorAt = [];
    private int[] _stepsOf = [];

    /// <summary>Adds what a schedule shows.</summary>
    /// <returns>How many pairs it showed for the first time.</returns>
    public int Count(ScheduleRecorder recorder)
    {
        Clear(ref _lastAt, recorder.Objects);
        Clear(ref _lastActorAt, recorder.Objects);
        Clear(ref _stepsOf, recorder.Actors);
        var added = 0;
        var accesses = recorder.Accesses;
        foreach (ref readonly var step in recorder.StepStates)
        {
            var happened = Mixer.Mix(recorder.IdentityOfActor(step.Actor), (ulong)++_stepsOf[step.Actor]);
            for (var a = step.FirstAccess; a >= 0; a = accesses[a].Next)
            {
                ref readonly var access = ref accesses[a];
                ref var last = ref _lastAt[access.Slot];
                ref var lastActor = ref _lastActorAt[access.Slot];
                if (lastActor > 0 && lastActor != step.Actor + 1 && _seen.Add(Mixer.Mix(last + recorder.IdentityOf(access.Slot), happened)))
                {
                    added++;
                }

                if (access.Writes || lastActor == 0)
                {
                    last = happened;
                    lastActor = step.Actor + 1;
                }
            }
        }

        return added;
    }

    private static void Clear<T>(ref T[] array, int length)
    {
        if (array.Length < length)
        {
            array = new T[2 * length];
        }

        Array.Clear(array);
    }
}
