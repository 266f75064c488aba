namespace Wdf.IoTargets;

/// <summary>A cancel routine (DRIVER_CANCEL). Entered at DISPATCH_LEVEL with the cancel spin lock held; it must release the lock with the IRP's CancelIrql.</summary>
/// <param name="device">The device of the IRP's current stack location.</param>
/// <param name="irp">The IRP.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nc-wdm-driver_cancel"/>
public delegate void DriverCancel(DeviceObject? device, Irp irp);
