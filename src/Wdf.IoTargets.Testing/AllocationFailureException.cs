namespace Wdf.IoTargets.Testing;

/// <summary>A body did not survive the failure of one allocation.</summary>
public sealed class AllocationFailureException : Exception
{
    internal AllocationFailureException(int number, AllocationSite? site, Exception inner)
        : base(
            number == 0 ? $"The body fails although no allocation does: {inner.Message}" : $"With allocation {number} ({site}) failing: {inner.Message}",
            inner)
    {
        Number = number;
        Site = site;
    }

    /// <summary>Which allocation failed, counted from 1; 0 when none did.</summary>
    public int Number { get; }

    /// <summary>Where it was made.</summary>
    public AllocationSite? Site { get; }
}
