namespace Wdf.IoTargets;

/// <summary>Allocates what the driver needs for a reserved request, when the policy is assigned (EVT_WDF_IO_ALLOCATE_RESOURCES_FOR_RESERVED_REQUEST).</summary>
/// <param name="queue">The queue.</param>
/// <param name="request">The request, which has no IRP yet.</param>
/// <returns>Success; a failure fails the assignment.</returns>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nc-wdfio-evt_wdf_io_allocate_resources_for_reserved_request"/>
public delegate NtStatus EvtWdfIoAllocateResourcesForReservedRequest(WdfIoQueue queue, WdfRequest request);
