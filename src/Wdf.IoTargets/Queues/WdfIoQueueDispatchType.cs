namespace Wdf.IoTargets;

/// <summary>How a queue gives requests to the driver (WDF_IO_QUEUE_DISPATCH_TYPE).</summary>
public enum WdfIoQueueDispatchType
{
    /// <summary>Not set; refused.</summary>
    Invalid,

    /// <summary>The next one when the driver owns none.</summary>
    Sequential,

    /// <summary>Each as it comes, up to a limit.</summary>
    Parallel,

    /// <summary>Only when the driver asks.</summary>
    Manual,

    /// <summary>One beyond the last.</summary>
    Max,
}
