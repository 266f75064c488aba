namespace Wdf.IoTargets;

/// <summary>Called when the removal was cancelled (EVT_WDF_IO_TARGET_REMOVE_CANCELED), at PASSIVE_LEVEL. The driver reopens the target itself.</summary>
/// <param name="ioTarget">The target.</param>
public delegate void EvtWdfIoTargetRemoveCanceled(WdfIoTarget ioTarget);
