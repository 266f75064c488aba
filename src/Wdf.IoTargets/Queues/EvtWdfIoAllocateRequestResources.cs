namespace Wdf.IoTargets;

/// <summary>Allocates what the driver needs for a request before a queue takes it (EVT_WDF_IO_ALLOCATE_REQUEST_RESOURCES).</summary>
/// <param name="queue">The queue.</param>
/// <param name="request">The request.</param>
/// <returns>Success; with a failure the IRP is treated as if the request could not be allocated.</returns>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nc-wdfio-evt_wdf_io_allocate_request_resources"/>
public delegate NtStatus EvtWdfIoAllocateRequestResources(WdfIoQueue queue, WdfRequest request);
