using System.Globalization;

namespace Wdf.IoTargets.Testing;

/// <summary>Makes a failing schedule as short as it can: fewest differences from the default order, each as late as possible, same failure.</summary>
internal sealed class Shrinker(Action<SimulatedKernel> start, SimulatedKernelOptions options, int seed, bool twoCpu)
{
    private const int MostTries = 2_000;

    private string _signature = string.Empty;
    private int _tries;

    public ExploreFailure Shrink(FoundFailure found, long schedulesBefore)
    {
        _signature = FailureSignature.Of(found.Exception);
        var first = StoryRun.Of(start, options, seed, twoCpu, new ChoiceChooser(found.Choices));
        if (first.Exception is null || FailureSignature.Of(first.Exception) != _signature)
        {
            return new ExploreFailure(
                found.Exception,
                new ReplaySchedule(seed, twoCpu, first.Story.Differences).ToString(),
                "The same schedule did not fail again: the body depends on something beside the schedule (static state, time, hash order), so that no story can be told.")
            {
                FoundBy = found.Strategy,
                SchedulesBefore = schedulesBefore,
            };
        }

        IReadOnlyList<Difference> differences = first.Story.Differences;
        if (Fails(differences))
        {
            differences = Reduce([.. differences]);
            differences = differences.Count > 1 ? FindOneMore([]) ?? differences : differences;
            differences = differences.Count > 2 ? FindPair() ?? differences : differences;
            differences = Delay([.. differences]);
        }

        return Tell(differences, found, schedulesBefore);
    }

    private ExploreFailure Tell(IReadOnlyList<Difference> differences, FoundFailure found, long schedulesBefore)
    {
        var story = string.Empty;
        var chooser = new ReplayChooser(differences);
        var run = StoryRun.Of(start, options, seed, twoCpu, chooser, isTold: true, r => story = r.Story.Tell(r.Recorder, Heading(differences.Count, schedulesBefore, found)));
        return new ExploreFailure(run.Exception ?? found.Exception, new ReplaySchedule(seed, twoCpu, differences).ToString(), story)
        {
            Differences = differences.Count,
            FoundBy = found.Strategy,
            SchedulesBefore = schedulesBefore,
            Misfits = chooser.Misfits,
            PicturePath = run.PicturePath,
        };
    }

    private static string Heading(int count, long before, FoundFailure found)
    {
        var differs = count switch
        {
            0 => "the default order fails",
            1 => "1 difference from the default order",
            _ => string.Create(CultureInfo.InvariantCulture, $"{count} differences from the default order"),
        };
        return string.Create(CultureInfo.InvariantCulture, $"Found by {found.Strategy} after {before:N0} schedules that passed; {differs}.");
    }

    private bool Fails(IReadOnlyList<Difference> differences) => Try(differences) is { Exception: not null };

    // The run, when it fails in the same way and every difference found its place.
    private StoryRun? Try(IReadOnlyList<Difference> differences)
    {
        _tries++;
        var chooser = new ReplayChooser(differences);
        var run = StoryRun.Of(start, options, seed, twoCpu, chooser);
        return run.Exception is { } e && chooser.Misfits.Count == 0 && FailureSignature.Of(e) == _signature ? run : null;
    }

    // Delta debugging: leave out halves, quarters, and so on down to single ones.
    private List<Difference> Reduce(List<Difference> differences)
    {
        for (var size = (differences.Count + 1) / 2; size >= 1 && differences.Count > 0 && _tries < MostTries;)
        {
            var left = false;
            for (var at = 0; at < differences.Count && _tries < MostTries;)
            {
                var shorter = new List<Difference>(differences);
                shorter.RemoveRange(at, Math.Min(size, differences.Count - at));
                if (Fails(shorter))
                {
                    differences = shorter;
                    left = true;
                }
                else
                {
                    at += size;
                }
            }

            size = size == 1 && !left ? 0 : Math.Max(1, Math.Min(size / 2, differences.Count));
            if (size == 1 && !left && differences.Count <= 1)
            {
                break;
            }
        }

        return differences;
    }

    // What a search found may be longer than the shortest that there is: each single difference is tried too, then each pair.
    private List<Difference>? FindOneMore(List<Difference> first)
    {
        foreach (var longer in OneMore(first))
        {
            if (_tries >= MostTries)
            {
                return null;
            }

            if (Fails(longer))
            {
                return longer;
            }
        }

        return null;
    }

    private List<Difference>? FindPair()
    {
        foreach (var single in OneMore([]))
        {
            if (_tries >= MostTries)
            {
                return null;
            }

            if (FindOneMore(single) is { } pair)
            {
                return pair;
            }
        }

        return null;
    }

    // Each way to differ once more after what is given.
    private List<List<Difference>> OneMore(List<Difference> first)
    {
        _tries++;
        var chooser = new ReplayChooser(first);
        var story = StoryRun.Of(start, options, seed, twoCpu, chooser).Story;
        var ways = new List<List<Difference>>();
        for (var i = first.Count == 0 ? 0 : chooser.LastApplied + 1; i < story.Decisions.Count; i++)
        {
            foreach (var other in story.Alternatives[i].AsSpan(1))
            {
                ways.Add([.. first, story.Decisions[i] with { Chosen = other }]);
            }
        }

        return ways;
    }

    // Each difference goes to the latest next place at which it still does it.
    private List<Difference> Delay(List<Difference> differences)
    {
        for (var i = differences.Count - 1; i >= 0; i--)
        {
            while (_tries < MostTries && Later(differences, i) is { } later)
            {
                differences = later;
            }
        }

        return differences;
    }

    private List<Difference>? Later(List<Difference> differences, int index)
    {
        // Without the difference itself: the places that the default order comes to from there.
        var without = differences.GetRange(0, index);
        var run = StoryRun.Of(start, options, seed, twoCpu, new ReplayChooser(without));
        var place = differences[index] with { Chosen = differences[index].Turn };
        var decisions = run.Story.Decisions;
        var at = 0;
        while (at < decisions.Count && decisions[at] with { Chosen = decisions[at].Turn } != place)
        {
            at++;
        }

        for (var next = at + 1; next < decisions.Count; next++)
        {
            if (Array.IndexOf(run.Story.Alternatives[next], differences[index].Chosen) > 0)
            {
                var moved = new List<Difference>(differences) { [index] = decisions[next] with { Chosen = differences[index].Chosen } };
                return Fails(moved) ? moved : null;
            }
        }

        return null;
    }
}
