namespace TimeOuts;

/// <summary>How a request ended.</summary>
/// <param name="Status">The final status.</param>
/// <param name="At">When, in simulated time.</param>
public sealed record TimeOutOutcome(NtStatus Status, TimeSpan At)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Status.ToName()} at {At.TotalSeconds} s";
}
