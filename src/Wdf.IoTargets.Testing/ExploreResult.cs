using System.Globalization;

namespace Wdf.IoTargets.Testing;

/// <summary>What an exploration saw.</summary>
public sealed class ExploreResult
{
    private readonly Dictionary<ulong, int> _orderings;

    internal ExploreResult(Dictionary<ulong, int> orderings) => _orderings = orderings;

    /// <summary>How many schedules ran.</summary>
    public long Schedules { get; internal init; }

    /// <summary>How many distinct orderings they showed: two schedules that only swap steps that commute show the same one.</summary>
    public long DistinctOrderings => _orderings.Count;

    /// <summary>A hash of each ordering seen; the union over shards is what the whole search saw.</summary>
    public IReadOnlyCollection<ulong> Orderings => _orderings.Keys;

    /// <summary>Whether these were all, and of which kind.</summary>
    public ExploreCoverage Coverage { get; internal init; }

    /// <summary>
    /// The estimated chance that another schedule shows something new (Good and Turing: orderings seen once, divided by schedules); 0 when all that
    /// was searched for was seen.
    /// </summary>
    public double ChanceOfNew => SawAll || Schedules == 0
        ? 0
        : _orderings.Values.Count(static n => n == 1) / (double)Schedules;

    /// <summary>Whether orders of two CPUs were begun and not finished.</summary>
    internal bool LeftTwoCpuOrderings { get; init; }

    private bool SawAll => Coverage != ExploreCoverage.Some && !LeftTwoCpuOrderings;

    /// <summary>Real time that it took.</summary>
    public TimeSpan Elapsed { get; internal init; }

    /// <summary>The failure that ended the search; null when every schedule passed.</summary>
    public ExploreFailure? Failure { get; internal set; }

    /// <summary>One line for a log.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var seen = string.Create(CultureInfo.InvariantCulture, $"explored {Schedules:N0} schedules, {DistinctOrderings:N0} distinct orderings");
        var chance = string.Create(CultureInfo.InvariantCulture, $"chance that the next schedule shows something new: {ChanceOfNew * 100:0.##} %");
        return Coverage switch
        {
            not ExploreCoverage.Some when LeftTwoCpuOrderings => $"{seen}: all on one CPU, not all on two, {chance}",
            ExploreCoverage.AllOrderings => $"{seen}: all orderings",
            ExploreCoverage.AllOneCpuOrderings => $"{seen}: all one-CPU orderings",
            ExploreCoverage.AllWithinBound => $"{seen}: all orderings within the preemption bound",
            _ => $"{seen}, {chance}",
        };
    }
}
