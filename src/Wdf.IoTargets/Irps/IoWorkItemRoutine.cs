namespace Wdf.IoTargets;

/// <summary>What an I/O work item runs on a worker thread at PASSIVE_LEVEL (IO_WORKITEM_ROUTINE).</summary>
/// <param name="deviceObject">The device that it is for.</param>
/// <param name="context">What it was queued with.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nc-wdm-io_workitem_routine"/>
public delegate void IoWorkItemRoutine(DeviceObject deviceObject, object? context);
