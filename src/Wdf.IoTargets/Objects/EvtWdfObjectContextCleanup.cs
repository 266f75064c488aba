namespace Wdf.IoTargets;

/// <summary>Called once when an object is being deleted, before its memory goes (EVT_WDF_OBJECT_CONTEXT_CLEANUP). Its children are cleaned up already.</summary>
/// <param name="wdfObject">The object.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfobject/nc-wdfobject-evt_wdf_object_context_cleanup"/>
public delegate void EvtWdfObjectContextCleanup(WdfObject wdfObject);
