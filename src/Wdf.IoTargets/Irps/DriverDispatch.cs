namespace Wdf.IoTargets;

/// <summary>A dispatch routine (DRIVER_DISPATCH).</summary>
/// <param name="device">The device that the IRP was sent to.</param>
/// <param name="irp">The IRP; the driver owns it until it completes it or sends it on.</param>
/// <returns>The final status, or <see cref="NtStatus.Pending"/> when the IRP was marked pending.</returns>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nc-wdm-driver_dispatch"/>
public delegate NtStatus DriverDispatch(DeviceObject device, Irp irp);
