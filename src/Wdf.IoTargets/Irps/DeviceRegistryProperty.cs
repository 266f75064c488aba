namespace Wdf.IoTargets;

/// <summary>A property of a physical device (DEVICE_REGISTRY_PROPERTY).</summary>
public enum DeviceRegistryProperty
{
    /// <summary>Description.</summary>
    DeviceDescription = 0,

    /// <summary>Hardware ids, a list of texts.</summary>
    HardwareId = 1,

    /// <summary>Compatible ids, a list of texts.</summary>
    CompatibleIds = 2,

    /// <summary>Boot configuration.</summary>
    BootConfiguration = 3,

    /// <summary>Boot configuration, translated.</summary>
    BootConfigurationTranslated = 4,

    /// <summary>Class name.</summary>
    ClassName = 5,

    /// <summary>Class identifier.</summary>
    ClassGuid = 6,

    /// <summary>Name of the driver's registry key.</summary>
    DriverKeyName = 7,

    /// <summary>Manufacturer.</summary>
    Manufacturer = 8,

    /// <summary>Friendly name.</summary>
    FriendlyName = 9,

    /// <summary>Location.</summary>
    LocationInformation = 10,

    /// <summary>Name of the physical device object.</summary>
    PhysicalDeviceObjectName = 11,

    /// <summary>Bus type identifier.</summary>
    BusTypeGuid = 12,

    /// <summary>Old bus type.</summary>
    LegacyBusType = 13,

    /// <summary>Bus number.</summary>
    BusNumber = 14,

    /// <summary>Enumerator's name.</summary>
    EnumeratorName = 15,

    /// <summary>Address on the bus.</summary>
    Address = 16,

    /// <summary>User interface number.</summary>
    UINumber = 17,

    /// <summary>Install state.</summary>
    InstallState = 18,

    /// <summary>Removal policy.</summary>
    RemovalPolicy = 19,

    /// <summary>Resource requirements.</summary>
    ResourceRequirements = 20,

    /// <summary>Allocated resources.</summary>
    AllocatedResources = 21,

    /// <summary>Container identifier.</summary>
    ContainerID = 22,
}
