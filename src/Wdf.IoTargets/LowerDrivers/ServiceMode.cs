namespace Wdf.IoTargets;

/// <summary>How many requests a <see cref="SimulatedDriver"/> serves at a time.</summary>
public enum ServiceMode
{
    /// <summary>Each request as it comes, while others are still being served.</summary>
    Parallel,

    /// <summary>One after the other, in the order in which they came: the next one begins when the handler of the one before has ended.</summary>
    Sequential,
}
