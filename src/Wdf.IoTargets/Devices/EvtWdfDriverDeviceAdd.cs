namespace Wdf.IoTargets;

/// <summary>Called for each device that the driver may serve (EVT_WDF_DRIVER_DEVICE_ADD), at PASSIVE_LEVEL.</summary>
/// <param name="driver">The driver.</param>
/// <param name="deviceInit">What the device will be; WdfDeviceCreate takes it.</param>
/// <returns>Success, or why the driver does not serve the device.</returns>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdriver/nc-wdfdriver-evt_wdf_driver_device_add"/>
public delegate NtStatus EvtWdfDriverDeviceAdd(WdfDriver driver, WdfDeviceInit deviceInit);
