namespace Wdf.IoTargets;

/// <summary>Called when a presented request that was marked cancelable is cancelled; the driver completes it (EVT_WDF_REQUEST_CANCEL).</summary>
/// <param name="request">The request.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nc-wdfrequest-evt_wdf_request_cancel"/>
public delegate void EvtWdfRequestCancel(WdfRequest request);
