namespace Wdf.IoTargets;

/// <content>What the reports of deadlocks and of what is left over say about a request.</content>
public sealed partial class WdfRequest
{
    /// <inheritdoc/>
    internal override string? TellAwaited(KernelObject blocker) =>
        _sync is not { IsInProgress: true } sync || !ReferenceEquals(sync.Done, blocker) ? null
        : IsPended ? $"It has sent {Name} synchronously to {Target?.Name}, which is stopped and keeps it. Start the target, or set a time-out with WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT."
        : HasTimedOut ? $"It has sent {Name} synchronously to {Target?.Name}. The time-out has passed and {Irp?.Name} was cancelled, but {Holder()} does not complete it: a driver that keeps an IRP must honour its cancellation."
        : $"It has sent {Name} synchronously to {Target?.Name} without a time-out; {Holder()} has {Irp?.Name} and never completes it. Set a time-out with WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT: the wait then ends with STATUS_IO_TIMEOUT.";

    // One that could not be sent may be kept for another attempt.
    private protected override bool IsLeaked => Record is { Send: SendStage.Done } || (IsUnused && HasTwin(static o => o is WdfRequest { IsUnused: true }));

    private bool IsUnused => Record is null or { Send: SendStage.NeverSent };

    /// <inheritdoc/>
    internal override bool Holds(KernelObject other) => other is WdfMemory memory && _format is { } format && format.Uses(memory);
}
