using System.Globalization;
using System.Text;

namespace Wdf.IoTargets.Testing;

/// <summary>
/// Watches one schedule with everything named: finds its differences from the default order, and tells them between the lines
/// of the kernel's trace.
/// </summary>
internal sealed class StoryWriter
{
    private const int MostLines = 200;
    private const int LinesWithoutMarks = 40;
    private const int LinesBeforeMarks = 12;

    private readonly ActorNames _names = new();
    private readonly Dictionary<(string, string, string), int> _places = [];
    private readonly List<(long Line, string Text)> _marks = [];
    private readonly List<string> _stepTexts = [];
    private readonly List<Difference> _differences = [];
    private readonly List<Difference> _decisions = [];
    private readonly List<string[]> _alternatives = [];
    private SwapPoint? _lastSwap;

    /// <summary>The kernel that runs, once it is made.</summary>
    public SimulatedKernel? Kernel { get; set; }

    /// <summary>Where the schedule differs from the default order.</summary>
    public IReadOnlyList<Difference> Differences => _differences;

    /// <summary>Every decision as a difference would name it, with what was chosen.</summary>
    public IReadOnlyList<Difference> Decisions => _decisions;

    /// <summary>For each decision the names of its candidates.</summary>
    public IReadOnlyList<string[]> Alternatives => _alternatives;

    public void OnReady(KernelActor actor) => _names.Of(actor);

    /// <summary>The place of the decision that is being taken, with its number.</summary>
    public Difference PlaceOf(ReadOnlySpan<KernelActor> candidates)
    {
        var pending = candidates[0].PendingStep;
        var turn = _names.Of(candidates[0]);
        var step = pending.Step.ToString();
        var subject = pending.Subject?.Name ?? string.Empty;
        var occurrence = _places.GetValueOrDefault((turn, step, subject)) + 1;
        return new Difference(turn, step, subject, occurrence, turn);
    }

    /// <summary>Where a named actor is among candidates; -1 when it is not.</summary>
    public int Find(ReadOnlySpan<KernelActor> candidates, string name)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            if (_names.Of(candidates[i]) == name)
            {
                return i;
            }
        }

        return -1;
    }

    public void OnChoice(ScheduleRecorder recorder, ReadOnlySpan<KernelActor> candidates, int index)
    {
        var place = PlaceOf(candidates) with { Chosen = _names.Of(candidates[index]) };
        _places[(place.Turn, place.Step, place.Subject)] = place.Occurrence;
        _decisions.Add(place);
        var names = new string[candidates.Length];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = _names.Of(candidates[i]);
        }

        _alternatives.Add(names);
        if (index == 0)
        {
            return;
        }

        _differences.Add(place);
        var skipped = TextOf(place.Turn, candidates[0].PendingStep);
        var taken = TextOf(place.Chosen, candidates[index].PendingStep);
        _marks.Add((Kernel?.Trace.TotalCount ?? 0, $">> here {taken} goes first; in the default order {skipped} would"));
        _lastSwap = new SwapPoint(recorder.Steps, recorder.IndexOf(candidates[0]), skipped, taken);
    }

    public void OnStep(ScheduleRecorder recorder, KernelActor actor, in Footprint step)
    {
        while (_stepTexts.Count < recorder.Steps)
        {
            _stepTexts.Add(string.Empty);
        }

        _stepTexts[recorder.Steps - 1] = TextOf(_names.Of(actor), step);
    }

    /// <summary>The whole story.</summary>
    public string Tell(ScheduleRecorder recorder, string heading)
    {
        var text = new StringBuilder();
        text.AppendLine(heading);
        if (_lastSwap is { } swap)
        {
            text.AppendLine(Swapped(recorder, swap));
        }

        var lines = Kernel!.Trace.Render().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var first = Kernel.Trace.TotalCount - lines.Length;

        // What came long before the first difference is set-up, the same in every schedule.
        var firstMark = _marks.Count == 0 ? lines.Length - LinesWithoutMarks : (int)(_marks[0].Line - first) - LinesBeforeMarks;
        var begin = Math.Max(0, Math.Max(firstMark, lines.Length - MostLines));
        if (begin > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"  ({begin} lines before)").AppendLine();
        }

        for (var i = begin; i <= lines.Length; i++)
        {
            foreach (var mark in _marks)
            {
                if (mark.Line - first == i)
                {
                    text.Append("  ").AppendLine(mark.Text);
                }
            }

            if (i < lines.Length)
            {
                text.Append("  ").AppendLine(lines[i].TrimEnd());
            }
        }

        return text.ToString().TrimEnd();
    }

    private static string TextOf(string actor, in Footprint step) =>
        step.Subject is null ? $"'{actor}: {step.Step}'" : $"'{actor}: {step.Step} of {step.Subject.Name}'";

    // The skipped step and the first one after the decision that does not commute with it.
    private string Swapped(ScheduleRecorder recorder, SwapPoint swap)
    {
        var steps = recorder.StepStates;
        var late = -1;
        for (var i = swap.Step; i < steps.Length && late < 0; i++)
        {
            late = steps[i].Actor == swap.Actor ? i : -1;
        }

        var early = late < 0 ? -1 : FirstConflict(recorder, swap, late);
        var first = early >= 0 && early < _stepTexts.Count ? _stepTexts[early] : swap.Taken;
        return $"The two steps that had to swap: {first} now comes before {swap.Skipped}.";
    }

    private static int FirstConflict(ScheduleRecorder recorder, SwapPoint swap, int late)
    {
        var steps = recorder.StepStates;
        var weak = -1;
        for (var i = swap.Step; i < late; i++)
        {
            if (steps[i].Actor == swap.Actor)
            {
                continue;
            }

            for (var a = steps[i].FirstAccess; a >= 0; a = recorder.Accesses[a].Next)
            {
                for (var b = steps[late].FirstAccess; b >= 0; b = recorder.Accesses[b].Next)
                {
                    var x = recorder.Accesses[a];
                    var y = recorder.Accesses[b];
                    if (x.Slot == y.Slot && (x.Writes || y.Writes))
                    {
                        if (x.Slot > ScheduleRecorder.Processor)
                        {
                            return i;
                        }

                        weak = weak < 0 ? i : weak;
                    }
                }
            }
        }

        return weak;
    }

    private sealed record SwapPoint(int Step, int Actor, string Skipped, string Taken);
}
