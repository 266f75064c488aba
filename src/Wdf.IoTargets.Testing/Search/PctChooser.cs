namespace Wdf.IoTargets.Testing;

/// <summary>
/// PCT: random priorities of actors, the highest runs; at a few places, drawn over the expected number of decisions, the one that would
/// run drops to the bottom. The number of places goes round from 1 to 3: bugs of depth 2 to 4.
/// </summary>
internal sealed class PctChooser(ulong seed, int worker, int workers, int expectedDecisions) : Chooser
{
    private const int MostChanges = 3;

    private readonly int[] _changes = new int[MostChanges];
    private long _next = worker;
    private ulong _state;
    private ulong _bottom;
    private int _count;

    public override bool Samples => true;

    public override bool MoveNext()
    {
        Order = _next;
        _state = Mixer.Mix(seed, (ulong)Order);
        _next += workers;
        _bottom = MostChanges + 1;
        _count = 1 + (int)(Order % MostChanges);
        for (var i = 0; i < _count; i++)
        {
            _changes[i] = Mixer.Below(ref _state, Math.Max(1, expectedDecisions));
        }

        return true;
    }

    public override int Pick(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates, KernelActor? current)
    {
        var best = Highest(recorder, candidates);
        for (var i = 0; i < _count; i++)
        {
            if (_changes[i] == recorder.Decisions)
            {
                recorder.PriorityOf(candidates[best]) = --_bottom;
                best = Highest(recorder, candidates);
            }
        }

        return best;
    }

    private int Highest(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates)
    {
        var best = 0;
        var highest = 0UL;
        for (var i = 0; i < candidates.Length; i++)
        {
            ref var priority = ref recorder.PriorityOf(candidates[i]);
            if (priority == 0)
            {
                priority = Mixer.Next(ref _state) | (1UL << 63);
            }

            if (priority > highest)
            {
                best = i;
                highest = priority;
            }
        }

        return best;
    }
}
