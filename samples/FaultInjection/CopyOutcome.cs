namespace FaultInjection;

/// <summary>How a copy went.</summary>
/// <param name="Status">The first error that the driver gave up at; success.</param>
/// <param name="Retries">Attempts beyond the first.</param>
/// <param name="IsDataRight">Whether the copy is the disk.</param>
public sealed record CopyOutcome(NtStatus Status, int Retries, bool IsDataRight)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Status.ToName()}, {Retries} retries, data {(IsDataRight ? "right" : "WRONG")}";
}
