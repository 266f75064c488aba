namespace Wdf.IoTargets;

/// <summary>What a queue does and holds (WDF_IO_QUEUE_STATE).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/ne-wdfio-_wdf_io_queue_state"/>
[Flags]
public enum WdfIoQueueState : uint
{
    /// <summary>None of them.</summary>
    None = 0,

    /// <summary>New requests may come in.</summary>
    AcceptRequests = 1,

    /// <summary>Requests may go to the driver.</summary>
    DispatchRequests = 2,

    /// <summary>No request waits.</summary>
    NoRequests = 4,

    /// <summary>The driver owns none.</summary>
    DriverNoRequests = 8,

    /// <summary>The device is not in its working state.</summary>
    PnpHeld = 16,
}
