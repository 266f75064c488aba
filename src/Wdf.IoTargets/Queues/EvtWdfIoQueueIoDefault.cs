namespace Wdf.IoTargets;

/// <summary>Called for a request that no other callback takes (EVT_WDF_IO_QUEUE_IO_DEFAULT). The driver owns the request from here. Runs at up to DISPATCH_LEVEL.</summary>
/// <param name="queue">The queue.</param>
/// <param name="request">The request.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nc-wdfio-evt_wdf_io_queue_io_default"/>
public delegate void EvtWdfIoQueueIoDefault(WdfIoQueue queue, WdfRequest request);
