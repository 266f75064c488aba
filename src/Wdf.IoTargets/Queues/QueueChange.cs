namespace Wdf.IoTargets;

/// <summary>A change of state that a driver asks a queue for.</summary>
internal enum QueueChange
{
    /// <summary>None.</summary>
    None,

    /// <summary>WdfIoQueueStart.</summary>
    Start,

    /// <summary>WdfIoQueueStop.</summary>
    Stop,

    /// <summary>WdfIoQueueStopAndPurge.</summary>
    StopAndPurge,

    /// <summary>WdfIoQueueDrain.</summary>
    Drain,

    /// <summary>WdfIoQueuePurge.</summary>
    Purge,

    /// <summary>No change: the ready callback of a manual queue.</summary>
    Ready,
}
