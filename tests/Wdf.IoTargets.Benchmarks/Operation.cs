namespace Wdf.IoTargets.Benchmarks;

/// <summary>One row of the table.</summary>
/// <param name="Name">Its name in the file of figures.</param>
/// <param name="Title">Its name for people.</param>
/// <param name="Make">Makes the work on a bed; null for a row that is computed from others.</param>
internal sealed record Operation(string Name, string Title, Func<Bed, Work>? Make)
{
    /// <summary>The goal in lock pairs; null for none.</summary>
    public double? Goal { get; init; }

    /// <summary>The goal in nanoseconds, for rows whose goal is stated so.</summary>
    public double? GoalNanoseconds { get; init; }

    /// <summary>The most bytes that one operation may allocate, or leave allocated; null for no limit.</summary>
    public double? GoalBytes { get; init; }

    /// <summary>The bed that the work runs on.</summary>
    public BedKind Bed { get; init; }

    /// <summary>Whether the operation is also measured in deterministic mode.</summary>
    public bool IsAlsoDeterministic { get; init; }

    /// <summary>Whether the operation is also measured while every rule listens, at most at twice the time.</summary>
    public bool IsAlsoVerified { get; init; }

    /// <summary>Whether the work needs so much memory that it is measured apart.</summary>
    public bool IsLarge { get; init; }

    /// <summary>For a computed row: the row that it is taken from.</summary>
    public string? From { get; init; }

    /// <summary>For a computed row: the row that is subtracted.</summary>
    public string? Minus { get; init; }

    /// <summary>For a computed row: what the difference is divided by.</summary>
    public double By { get; init; } = 1;
}
