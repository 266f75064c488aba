namespace Wdf.IoTargets;

/// <summary>Called for a DPC that was queued (EVT_WDF_DPC), at DISPATCH_LEVEL.</summary>
/// <param name="dpc">The DPC.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdpc/nc-wdfdpc-evt_wdf_dpc"/>
public delegate void EvtWdfDpc(WdfDpc dpc);
