namespace Wdf.IoTargets;

/// <summary>Decides about an IRP for which no request could be allocated (EVT_WDF_IO_WDM_IRP_FOR_FORWARD_PROGRESS).</summary>
/// <param name="queue">The queue.</param>
/// <param name="irp">The IRP, to look at only.</param>
/// <returns>Whether it fails or may have a reserved request.</returns>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nc-wdfio-evt_wdf_io_wdm_irp_for_forward_progress"/>
public delegate WdfIoForwardProgressAction EvtWdfIoWdmIrpForForwardProgress(WdfIoQueue queue, Irp irp);
