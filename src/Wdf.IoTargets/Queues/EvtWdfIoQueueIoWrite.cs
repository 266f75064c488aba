namespace Wdf.IoTargets;

/// <summary>Called for a write (EVT_WDF_IO_QUEUE_IO_WRITE). The driver owns the request from here. Runs at up to DISPATCH_LEVEL.</summary>
/// <param name="queue">The queue.</param>
/// <param name="request">The request.</param>
/// <param name="length">Bytes to transfer.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nc-wdfio-evt_wdf_io_queue_io_write"/>
public delegate void EvtWdfIoQueueIoWrite(WdfIoQueue queue, WdfRequest request, nuint length);
