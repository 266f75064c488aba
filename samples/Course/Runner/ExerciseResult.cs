namespace Course.Runner;

/// <summary>How the test of an exercise ended.</summary>
/// <param name="Exercise">The exercise.</param>
/// <param name="Finding">What it failed with, in one word; null when it passed.</param>
/// <param name="Report">The report of the failure; null when it passed.</param>
internal sealed record ExerciseResult(Exercise Exercise, string Finding, string Report)
{
    /// <summary>Whether it passed.</summary>
    public bool HasPassed => Finding is null;
}
