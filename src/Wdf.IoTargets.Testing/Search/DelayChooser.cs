namespace Wdf.IoTargets.Testing;

/// <summary>Delay bounding: the default order, with every placing of a fixed number of skips. Workers divide the first skip's places.</summary>
internal sealed class DelayChooser : Chooser
{
    private readonly int[] _places;
    private readonly int _step;
    private readonly int _end;
    private int _decisions;
    private bool _begun;

    public DelayChooser(int delays, int worker, int workers, int fifoDecisions)
    {
        _places = new int[delays];
        Array.Fill(_places, worker);
        _step = workers;
        _end = fifoDecisions;
    }

    public override bool MoveNext()
    {
        if (_begun && !Advance())
        {
            return false;
        }

        _begun = true;
        IsExhausted = _places[0] >= _end;
        Order = 0;
        foreach (var place in _places)
        {
            Order = (Order << 20) | (uint)place;
        }

        return !IsExhausted;
    }

    public override int Pick(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates, KernelActor? current)
    {
        var skips = 0;
        foreach (var place in _places)
        {
            skips += place == recorder.Decisions ? 1 : 0;
        }

        // Skipping everybody would be no skip at all, and this schedule too short to place the next one in.
        return Math.Min(skips, candidates.Length - 1);
    }

    public override void Finish(ScheduleRecorder recorder) => _decisions = recorder.Decisions;

    private bool Advance()
    {
        // The last place moves to the end of the schedule that it makes; then the one before it moves by one.
        var i = _places.Length - 1;
        while (i > 0 && _places[i] + 1 >= _decisions)
        {
            i--;
        }

        _places[i] += i == 0 ? _step : 1;
        for (var k = i + 1; k < _places.Length; k++)
        {
            _places[k] = _places[i];
        }

        return true;
    }
}
