namespace Wdf.IoTargets;

/// <summary>Called on a system worker thread for a work item that was queued (EVT_WDF_WORKITEM), at PASSIVE_LEVEL.</summary>
/// <param name="workItem">The work item.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfworkitem/nc-wdfworkitem-evt_wdf_workitem"/>
public delegate void EvtWdfWorkItem(WdfWorkItem workItem);
