using System.Globalization;

namespace Wdf.IoTargets.Testing;

/// <summary>Follows a list of differences, and the default order everywhere else.</summary>
internal sealed class ReplayChooser(IReadOnlyList<Difference> differences) : Chooser
{
    private readonly List<string> _misfits = [];
    private int _next;

    public IReadOnlyList<string> Misfits => _misfits;

    /// <summary>The decision at which the last difference was applied.</summary>
    public int LastApplied { get; private set; } = -1;

    public override bool MoveNext() => true;

    public override int Pick(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates, KernelActor? current)
    {
        if (_next == differences.Count)
        {
            return 0;
        }

        var wanted = differences[_next];
        if (recorder.Story!.PlaceOf(candidates) != wanted with { Chosen = wanted.Turn })
        {
            return 0;
        }

        _next++;
        var index = recorder.Story.Find(candidates, wanted.Chosen);
        if (index >= 0)
        {
            LastApplied = recorder.Decisions;
            return index;
        }

        _misfits.Add(string.Create(CultureInfo.InvariantCulture, $"Step {recorder.Steps}, before {Text(wanted)}: {wanted.Chosen} cannot run there. The replay went on in default order."));
        return 0;
    }

    public override void Finish(ScheduleRecorder recorder)
    {
        for (; _next < differences.Count; _next++)
        {
            _misfits.Add($"The run never came to the place before {Text(differences[_next])}, where {differences[_next].Chosen} was to go first.");
        }
    }

    private static string Text(Difference place) => string.Create(
        CultureInfo.InvariantCulture,
        $"'{place.Turn}: {place.Step}{(place.Subject.Length == 0 ? string.Empty : " of " + place.Subject)}' (number {place.Occurrence})");
}
