namespace Wdf.IoTargets;

/// <content>What a thread waits for that waits for the IRP.</content>
public sealed partial class Irp
{
    /// <inheritdoc/>
    internal override string? TellAwaited(KernelObject blocker) =>
        Originator?.TellAwaited(blocker) ?? (Fate == IrpFate.InFlight && IsSignalledBy(blocker)
            ? $"It has sent {Name} and waits without a limit; {Owner()?.Name ?? "a driver"} has it and never completes it. "
                + "Wait with a time-out, then call IoCancelIrp, and wait again for the completion."
            : null);

    // By the I/O manager, or by a completion routine that was given the event.
    private bool IsSignalledBy(KernelObject blocker)
    {
        if (ReferenceEquals(UserEvent, blocker))
        {
            return true;
        }

        for (var number = 1; number <= Capacity; number++)
        {
            if (ReferenceEquals(Location(number).Context, blocker))
            {
                return true;
            }
        }

        return false;
    }
}
