namespace Wdf.IoTargets;

/// <summary>A callback of the driver, or of a synchronous call, that waits for a state of a queue.</summary>
/// <param name="Change">What it was given with.</param>
/// <param name="Method">The callback.</param>
/// <param name="Context">What the callback is given.</param>
/// <param name="IsSynchronous">Whether a synchronous call waits for it, and no driver code is called.</param>
internal sealed record StateCallback(QueueChange Change, EvtWdfIoQueueState Method, object? Context, bool IsSynchronous);
