namespace Wdf.IoTargets;

/// <summary>Called once when the last reference to an object goes (EVT_WDF_OBJECT_CONTEXT_DESTROY). Only its own memory and contexts are left.</summary>
/// <param name="wdfObject">The object.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfobject/nc-wdfobject-evt_wdf_object_context_destroy"/>
public delegate void EvtWdfObjectContextDestroy(WdfObject wdfObject);
