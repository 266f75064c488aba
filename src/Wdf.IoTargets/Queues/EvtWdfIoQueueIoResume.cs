namespace Wdf.IoTargets;

/// <summary>
/// Called for each request that the driver kept over a stop, when the device is back in its working state (EVT_WDF_IO_QUEUE_IO_RESUME). Maximum IRQL: DISPATCH_LEVEL.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="request">The request.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nc-wdfio-evt_wdf_io_queue_io_resume"/>
public delegate void EvtWdfIoQueueIoResume(WdfIoQueue queue, WdfRequest request);
