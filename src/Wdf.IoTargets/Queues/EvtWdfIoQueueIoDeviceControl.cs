namespace Wdf.IoTargets;

/// <summary>Called for a device control (EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL). The driver owns the request from here. Runs at up to DISPATCH_LEVEL.</summary>
/// <param name="queue">The queue.</param>
/// <param name="request">The request.</param>
/// <param name="outputBufferLength">Length of the output buffer in bytes.</param>
/// <param name="inputBufferLength">Length of the input buffer in bytes.</param>
/// <param name="ioControlCode">The control code.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nc-wdfio-evt_wdf_io_queue_io_device_control"/>
public delegate void EvtWdfIoQueueIoDeviceControl(WdfIoQueue queue, WdfRequest request, nuint outputBufferLength, nuint inputBufferLength, uint ioControlCode);
