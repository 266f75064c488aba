namespace Wdf.IoTargets;

/// <summary>Called when a timer has expired (EVT_WDF_TIMER): at DISPATCH_LEVEL, or at PASSIVE_LEVEL when its execution level says so.</summary>
/// <param name="timer">The timer.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdftimer/nc-wdftimer-evt_wdf_timer"/>
public delegate void EvtWdfTimer(WdfTimer timer);
