namespace Wdf.IoTargets;

/// <summary>
/// Called for each request that the driver owns when its queue is stopped because the device leaves its working state (EVT_WDF_IO_QUEUE_IO_STOP). The driver completes,
/// cancels or forwards the request, or answers with WdfRequestStopAcknowledge. Maximum IRQL: DISPATCH_LEVEL.
/// </summary>
/// <param name="queue">The queue.</param>
/// <param name="request">The request.</param>
/// <param name="actionFlags">Why, and whether the request is marked cancelable.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nc-wdfio-evt_wdf_io_queue_io_stop"/>
public delegate void EvtWdfIoQueueIoStop(WdfIoQueue queue, WdfRequest request, WdfRequestStopActionFlags actionFlags);
