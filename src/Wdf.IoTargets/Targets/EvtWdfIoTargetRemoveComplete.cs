namespace Wdf.IoTargets;

/// <summary>Called when the target's device is gone (EVT_WDF_IO_TARGET_REMOVE_COMPLETE), at PASSIVE_LEVEL. The driver closes or deletes the target itself.</summary>
/// <param name="ioTarget">The target.</param>
public delegate void EvtWdfIoTargetRemoveComplete(WdfIoTarget ioTarget);
