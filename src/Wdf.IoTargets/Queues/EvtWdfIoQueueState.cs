namespace Wdf.IoTargets;

/// <summary>
/// Called when a queue has reached a state: stopped, drained or purged, or when requests have come to an empty manual queue (EVT_WDF_IO_QUEUE_STATE). Maximum IRQL: DISPATCH_LEVEL.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="context">What the driver gave with the callback.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nc-wdfio-evt_wdf_io_queue_state"/>
public delegate void EvtWdfIoQueueState(WdfIoQueue queue, object? context);
