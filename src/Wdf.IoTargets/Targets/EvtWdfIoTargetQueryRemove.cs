namespace Wdf.IoTargets;

/// <summary>Called when the target's device is to be removed (EVT_WDF_IO_TARGET_QUERY_REMOVE), at PASSIVE_LEVEL. The driver closes the target for query remove itself.</summary>
/// <param name="ioTarget">The target.</param>
/// <returns>Success, or a failure that vetoes the removal.</returns>
public delegate NtStatus EvtWdfIoTargetQueryRemove(WdfIoTarget ioTarget);
