namespace Wdf.IoTargets.Testing;

/// <summary>
/// Partial-order sampling: each pending step has a random priority and the highest runs; then its own and those of all steps that
/// race with it are drawn anew. A step that races with no other goes first.
/// </summary>
internal sealed class PosChooser(ulong seed, int worker, int workers) : Chooser
{
    private long _next = worker;
    private ulong _state;

    public override bool Samples => true;

    public override bool MoveNext()
    {
        Order = _next;
        _state = Mixer.Mix(seed, (ulong)Order);
        _next += workers;
        return true;
    }

    public override int Pick(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates, KernelActor? current)
    {
        var best = -1;
        var highest = 0UL;
        for (var i = 0; i < candidates.Length; i++)
        {
            ref var priority = ref recorder.PriorityOf(candidates[i]);
            if (priority == 0)
            {
                priority = Mixer.Next(ref _state) | 1;
            }

            if (RacesWithNone(candidates, i))
            {
                best = i;
                break;
            }

            if (best < 0 || priority > highest)
            {
                best = i;
                highest = priority;
            }
        }

        var chosen = candidates[best];
        foreach (var other in candidates)
        {
            if (ReferenceEquals(other, chosen) || other.PendingStep.RacesWith(chosen.PendingStep))
            {
                recorder.PriorityOf(other) = 0;
            }
        }

        return best;
    }

    private static bool RacesWithNone(ReadOnlySpan<KernelActor> candidates, int index)
    {
        var pending = candidates[index].PendingStep;
        for (var i = 0; i < candidates.Length; i++)
        {
            if (i != index && candidates[i].PendingStep.RacesWith(pending))
            {
                return false;
            }
        }

        return true;
    }
}
