namespace Wdf.IoTargets;

/// <summary>The minor function codes of <see cref="MajorFunction.Pnp"/>.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/plug-and-play-minor-irps"/>
public enum PnpMinorFunction : byte
{
    /// <summary><c>IRP_MN_START_DEVICE</c>: Start the device.</summary>
    StartDevice = 0x00,

    /// <summary><c>IRP_MN_QUERY_REMOVE_DEVICE</c>: May the device be removed?</summary>
    QueryRemoveDevice = 0x01,

    /// <summary><c>IRP_MN_REMOVE_DEVICE</c>: Remove the device.</summary>
    RemoveDevice = 0x02,

    /// <summary><c>IRP_MN_CANCEL_REMOVE_DEVICE</c>: The removal asked about does not happen.</summary>
    CancelRemoveDevice = 0x03,

    /// <summary><c>IRP_MN_STOP_DEVICE</c>: Stop the device.</summary>
    StopDevice = 0x04,

    /// <summary><c>IRP_MN_QUERY_STOP_DEVICE</c>: May the device be stopped?</summary>
    QueryStopDevice = 0x05,

    /// <summary><c>IRP_MN_CANCEL_STOP_DEVICE</c>: The stop asked about does not happen.</summary>
    CancelStopDevice = 0x06,

    /// <summary><c>IRP_MN_QUERY_DEVICE_RELATIONS</c>: Which devices belong to this one?</summary>
    QueryDeviceRelations = 0x07,

    /// <summary><c>IRP_MN_QUERY_INTERFACE</c>: Give a direct-call interface.</summary>
    QueryInterface = 0x08,

    /// <summary><c>IRP_MN_QUERY_CAPABILITIES</c>: Give the capabilities of the device.</summary>
    QueryCapabilities = 0x09,

    /// <summary><c>IRP_MN_QUERY_RESOURCES</c>: Give the boot configuration.</summary>
    QueryResources = 0x0A,

    /// <summary><c>IRP_MN_QUERY_RESOURCE_REQUIREMENTS</c>: Give the resources needed.</summary>
    QueryResourceRequirements = 0x0B,

    /// <summary><c>IRP_MN_QUERY_DEVICE_TEXT</c>: Give the description or location.</summary>
    QueryDeviceText = 0x0C,

    /// <summary><c>IRP_MN_FILTER_RESOURCE_REQUIREMENTS</c>: Adjust the resources needed.</summary>
    FilterResourceRequirements = 0x0D,

    /// <summary><c>IRP_MN_READ_CONFIG</c>: Read the configuration space.</summary>
    ReadConfig = 0x0F,

    /// <summary><c>IRP_MN_WRITE_CONFIG</c>: Write the configuration space.</summary>
    WriteConfig = 0x10,

    /// <summary><c>IRP_MN_EJECT</c>: Eject the device.</summary>
    Eject = 0x11,

    /// <summary><c>IRP_MN_SET_LOCK</c>: Lock or unlock the device for ejection.</summary>
    SetLock = 0x12,

    /// <summary><c>IRP_MN_QUERY_ID</c>: Give an identifier.</summary>
    QueryId = 0x13,

    /// <summary><c>IRP_MN_QUERY_PNP_DEVICE_STATE</c>: Give the Plug and Play state.</summary>
    QueryPnpDeviceState = 0x14,

    /// <summary><c>IRP_MN_QUERY_BUS_INFORMATION</c>: Give the bus that the device is on.</summary>
    QueryBusInformation = 0x15,

    /// <summary><c>IRP_MN_DEVICE_USAGE_NOTIFICATION</c>: A paging, dump or hibernation file comes or goes.</summary>
    DeviceUsageNotification = 0x16,

    /// <summary><c>IRP_MN_SURPRISE_REMOVAL</c>: The device has gone without notice.</summary>
    SurpriseRemoval = 0x17,
}
