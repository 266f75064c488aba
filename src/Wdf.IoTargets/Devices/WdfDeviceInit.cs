namespace Wdf.IoTargets;

/// <summary>What a device will be (WDFDEVICE_INIT): given to EvtDriverDeviceAdd, taken by WdfDeviceCreate.</summary>
public sealed class WdfDeviceInit
{
    internal WdfDeviceInit(WdfDriver driver, DeviceObject? physicalDevice)
    {
        Driver = driver;
        PhysicalDevice = physicalDevice;
    }

    /// <summary>The driver.</summary>
    public WdfDriver Driver { get; }

    /// <summary>The physical device at the bottom of the stack that the device joins; null for a control device.</summary>
    [Ddi("WdfFdoInitWdmGetPhysicalDevice")]
    public DeviceObject? PhysicalDevice { get; }

    /// <summary>Whether WdfFdoInitSetFilter was called.</summary>
    public bool IsFilter { get; private set; }

    /// <summary>How reads and writes carry their buffers (WdfDeviceInitSetIoType); a filter copies the device below.</summary>
    [Ddi("WdfDeviceInitSetIoType")]
    public WdfDeviceIoType IoType { get; set; } = WdfDeviceIoType.Buffered;

    /// <summary>The device's name in the object namespace (WdfDeviceInitAssignName); null for none.</summary>
    [Ddi("WdfDeviceInitAssignName")]
    public string? DeviceName { get; set; }

    /// <summary>The device's type (WdfDeviceInitSetDeviceType).</summary>
    [Ddi("WdfDeviceInitSetDeviceType")]
    public DeviceType DeviceType { get; set; } = DeviceType.Unknown;

    /// <summary>Whether the device gets a target for itself (WdfDeviceInitAllowSelfIoTarget).</summary>
    [Ddi("WdfDeviceInitAllowSelfIoTarget")]
    public bool AllowsSelfIoTarget { get; set; }

    /// <summary>Given each read, write and device control in the thread that sent it, before any queue (WdfDeviceInitSetIoInCallerContextCallback); null for none.</summary>
    [Ddi("WdfDeviceInitSetIoInCallerContextCallback")]
    public EvtWdfIoInCallerContext? EvtIoInCallerContext { get; set; }

    /// <summary>Whether WdfDeviceCreate has taken it.</summary>
    internal bool IsUsed { get; set; }

    /// <summary>The device that was made of it.</summary>
    internal WdfDevice? Device { get; set; }

    /// <summary>
    /// Declares the driver a filter (WdfFdoInitSetFilter): what it has no callback for goes down the stack. To be called before WdfDeviceCreate. Maximum IRQL: PASSIVE_LEVEL.
    /// </summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdffdo/nf-wdffdo-wdffdoinitsetfilter"/>
    [Ddi("WdfFdoInitSetFilter")]
    public void SetFilter() => IsFilter = true;
}
