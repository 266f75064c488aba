namespace Wdf.IoTargets;

/// <summary>Called before a driver is unloaded (EVT_WDF_DRIVER_UNLOAD), at PASSIVE_LEVEL.</summary>
/// <param name="driver">The driver.</param>
public delegate void EvtWdfDriverUnload(WdfDriver driver);
