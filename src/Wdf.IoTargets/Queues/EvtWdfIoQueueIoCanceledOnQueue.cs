namespace Wdf.IoTargets;

/// <summary>
/// Called when a request that the driver had once owned is cancelled while it waits in a queue (EVT_WDF_IO_QUEUE_IO_CANCELED_ON_QUEUE). The driver owns and completes it.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="request">The request.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nc-wdfio-evt_wdf_io_queue_io_canceled_on_queue"/>
public delegate void EvtWdfIoQueueIoCanceledOnQueue(WdfIoQueue queue, WdfRequest request);
