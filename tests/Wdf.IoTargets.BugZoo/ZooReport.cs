using System.Globalization;
using Wdf.IoTargets.Testing;

namespace Wdf.IoTargets.BugZoo;

/// <summary>The console report: one line a bug, then the totals.</summary>
internal sealed class ZooReport(TextWriter output, long schedulesPerStrategy)
{
    private static readonly ExploreStrategy[] Strategies = Enum.GetValues<ExploreStrategy>();
    private readonly Dictionary<ExploreStrategy, List<long>> _found = Strategies.ToDictionary(static s => s, static _ => new List<long>());
    private int _passed;
    private int _failed;

    /// <summary>Prints the report.</summary>
    /// <returns>The exit code: 0 when every bug was found and every twin is clean.</returns>
    public int Print(IEnumerable<Bug> bugs)
    {
        foreach (var bug in bugs)
        {
            PrintLine(bug);
        }

        foreach (var (strategy, counts) in _found.Where(static f => f.Value.Count > 0))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{strategy}: found {counts.Count}, schedules to find: mean {counts.Average():0.#}, worst {counts.Max()}"));
        }

        output.WriteLine($"{_passed} passed, {_failed} failed");
        return _failed == 0 ? 0 : 1;
    }

    /// <summary>Prints, for each strategy that samples, what it finds with one seed after another.</summary>
    /// <returns>The exit code.</returns>
    public int PrintSampling(IReadOnlyList<Bug> bugs, int seeds)
    {
        foreach (var strategy in Strategies.Where(static s => s is not (ExploreStrategy.Fifo or ExploreStrategy.OneDelay or ExploreStrategy.TwoDelays or ExploreStrategy.Exhaustive)))
        {
            var counts = bugs
                .SelectMany(bug => Enumerable.Range(1, seeds).Select(seed => (bug.NeedsTwoCpus, Exhibit.FindBug(bug, strategy, schedulesPerStrategy, seed).Failure)))
                .ToList();
            var found = counts.Count(static c => c.Failure is not null) / (double)counts.Count;
            var mean = counts.Where(static c => !c.NeedsTwoCpus).Average(c => c.Failure?.SchedulesBefore + 1 ?? schedulesPerStrategy);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{strategy}: found {found:P1}, schedules to find a bug of one CPU: mean {mean:0.#}"));
        }

        return 0;
    }

    private void PrintLine(Bug bug)
    {
        var counts = string.Join(' ', Strategies.Select(s => $"{s} {CountText(bug, s)}"));
        var result = Exhibit.FindBug(bug);
        Count(result.Failure is not null);
        var found = result.Failure is { } failure
            ? string.Create(CultureInfo.InvariantCulture, $"found after {failure.SchedulesBefore + 1} of {bug.Budget} | {failure.Schedule}")
            : $"NOT FOUND: {result}";
        var twin = Exhibit.ExploreTwin(bug);
        Count(twin.Failure is null);
        var verdict = twin.Failure is { } bad ? $"FAILS: {bad.Exception.Message.ReplaceLineEndings(" ")} {bad.Schedule}" : $"clean, {twin}";
        output.WriteLine($"{bug.Name} | {counts} | {found} | twin {verdict}");
    }

    private string CountText(Bug bug, ExploreStrategy strategy)
    {
        if (Exhibit.FindBug(bug, strategy, schedulesPerStrategy).Failure is not { } failure)
        {
            return "-";
        }

        var count = failure.SchedulesBefore + 1;
        _found[strategy].Add(count);
        return count.ToString(CultureInfo.InvariantCulture);
    }

    private void Count(bool isGood)
    {
        _passed += isGood ? 1 : 0;
        _failed += isGood ? 0 : 1;
    }
}
