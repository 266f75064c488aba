namespace Wdf.IoTargets;

/// <summary>
/// Called for each read, write and device control in the thread that sent it, before any queue (EVT_WDF_IO_IN_CALLER_CONTEXT). The driver completes or sends the request, or
/// passes it on with WdfDeviceEnqueueRequest. No lock is held around it. Maximum IRQL: DISPATCH_LEVEL.
/// </summary>
/// <param name="device">The device.</param>
/// <param name="request">The request, which the driver owns.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdevice/nc-wdfdevice-evt_wdf_io_in_caller_context"/>
public delegate void EvtWdfIoInCallerContext(WdfDevice device, WdfRequest request);
