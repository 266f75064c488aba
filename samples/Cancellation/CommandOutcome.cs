namespace Cancellation;

/// <summary>How a command ended.</summary>
/// <param name="Status">The final status; whether it was cancelled says this alone.</param>
/// <param name="WasCancelAsked">Whether the cancellation came in time to be asked for; it may have lost the race all the same.</param>
public sealed record CommandOutcome(NtStatus Status, bool WasCancelAsked)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Status.ToName()}, cancellation {(WasCancelAsked ? "asked for" : "too late to ask for")}";
}
