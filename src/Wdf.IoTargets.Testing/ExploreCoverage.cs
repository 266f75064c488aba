namespace Wdf.IoTargets.Testing;

/// <summary>What of all orderings an exploration has seen.</summary>
public enum ExploreCoverage
{
    /// <summary>Some; <see cref="ExploreResult.ChanceOfNew"/> estimates what the next schedule would bring.</summary>
    Some,

    /// <summary>All with at most <see cref="ExploreOptions.PreemptionBound"/> preemptions.</summary>
    AllWithinBound,

    /// <summary>All that one CPU can show: units (DPCs, time-outs, completions) run as a whole.</summary>
    AllOneCpuOrderings,

    /// <summary>All, units left halfway included.</summary>
    AllOrderings,
}
