namespace Wdf.IoTargets;

/// <summary>How a driver is made (WDF_DRIVER_CONFIG).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdriver/ns-wdfdriver-_wdf_driver_config"/>
public struct WdfDriverConfig
{
    /// <summary>The C structure's size in bytes on x64.</summary>
    public const uint StructureSize = 32;

    /// <summary>Size of the structure; anything but <see cref="StructureSize"/> is refused.</summary>
    public uint Size;

    /// <summary>Called for each device; null for a driver without.</summary>
    public EvtWdfDriverDeviceAdd? EvtDriverDeviceAdd;

    /// <summary>Called before the driver goes; null for none.</summary>
    public EvtWdfDriverUnload? EvtDriverUnload;

    /// <summary>WdfDriverInit* flags.</summary>
    public uint DriverInitFlags;

    /// <summary>The tag of the driver's memory.</summary>
    public uint DriverPoolTag;

    /// <summary>Makes a configuration (WDF_DRIVER_CONFIG_INIT).</summary>
    /// <param name="evtDriverDeviceAdd">Called for each device; null for none.</param>
    [Ddi("WDF_DRIVER_CONFIG_INIT")]
    public WdfDriverConfig(EvtWdfDriverDeviceAdd? evtDriverDeviceAdd)
    {
        Size = StructureSize;
        EvtDriverDeviceAdd = evtDriverDeviceAdd;
    }
}
