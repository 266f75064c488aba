#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Properties of a physical device.</content>
public static partial class WdmH
{
    /// <inheritdoc cref="DeviceRegistryProperty.DeviceDescription"/>
    public const DeviceRegistryProperty DevicePropertyDeviceDescription = DeviceRegistryProperty.DeviceDescription;

    /// <inheritdoc cref="DeviceRegistryProperty.HardwareId"/>
    public const DeviceRegistryProperty DevicePropertyHardwareID = DeviceRegistryProperty.HardwareId;

    /// <inheritdoc cref="DeviceRegistryProperty.CompatibleIds"/>
    public const DeviceRegistryProperty DevicePropertyCompatibleIDs = DeviceRegistryProperty.CompatibleIds;

    /// <inheritdoc cref="DeviceRegistryProperty.BootConfiguration"/>
    public const DeviceRegistryProperty DevicePropertyBootConfiguration = DeviceRegistryProperty.BootConfiguration;

    /// <inheritdoc cref="DeviceRegistryProperty.BootConfigurationTranslated"/>
    public const DeviceRegistryProperty DevicePropertyBootConfigurationTranslated = DeviceRegistryProperty.BootConfigurationTranslated;

    /// <inheritdoc cref="DeviceRegistryProperty.ClassName"/>
    public const DeviceRegistryProperty DevicePropertyClassName = DeviceRegistryProperty.ClassName;

    /// <inheritdoc cref="DeviceRegistryProperty.ClassGuid"/>
    public const DeviceRegistryProperty DevicePropertyClassGuid = DeviceRegistryProperty.ClassGuid;

    /// <inheritdoc cref="DeviceRegistryProperty.DriverKeyName"/>
    public const DeviceRegistryProperty DevicePropertyDriverKeyName = DeviceRegistryProperty.DriverKeyName;

    /// <inheritdoc cref="DeviceRegistryProperty.Manufacturer"/>
    public const DeviceRegistryProperty DevicePropertyManufacturer = DeviceRegistryProperty.Manufacturer;

    /// <inheritdoc cref="DeviceRegistryProperty.FriendlyName"/>
    public const DeviceRegistryProperty DevicePropertyFriendlyName = DeviceRegistryProperty.FriendlyName;

    /// <inheritdoc cref="DeviceRegistryProperty.LocationInformation"/>
    public const DeviceRegistryProperty DevicePropertyLocationInformation = DeviceRegistryProperty.LocationInformation;

    /// <inheritdoc cref="DeviceRegistryProperty.PhysicalDeviceObjectName"/>
    public const DeviceRegistryProperty DevicePropertyPhysicalDeviceObjectName = DeviceRegistryProperty.PhysicalDeviceObjectName;

    /// <inheritdoc cref="DeviceRegistryProperty.BusTypeGuid"/>
    public const DeviceRegistryProperty DevicePropertyBusTypeGuid = DeviceRegistryProperty.BusTypeGuid;

    /// <inheritdoc cref="DeviceRegistryProperty.LegacyBusType"/>
    public const DeviceRegistryProperty DevicePropertyLegacyBusType = DeviceRegistryProperty.LegacyBusType;

    /// <inheritdoc cref="DeviceRegistryProperty.BusNumber"/>
    public const DeviceRegistryProperty DevicePropertyBusNumber = DeviceRegistryProperty.BusNumber;

    /// <inheritdoc cref="DeviceRegistryProperty.EnumeratorName"/>
    public const DeviceRegistryProperty DevicePropertyEnumeratorName = DeviceRegistryProperty.EnumeratorName;

    /// <inheritdoc cref="DeviceRegistryProperty.Address"/>
    public const DeviceRegistryProperty DevicePropertyAddress = DeviceRegistryProperty.Address;

    /// <inheritdoc cref="DeviceRegistryProperty.UINumber"/>
    public const DeviceRegistryProperty DevicePropertyUINumber = DeviceRegistryProperty.UINumber;

    /// <inheritdoc cref="DeviceRegistryProperty.InstallState"/>
    public const DeviceRegistryProperty DevicePropertyInstallState = DeviceRegistryProperty.InstallState;

    /// <inheritdoc cref="DeviceRegistryProperty.RemovalPolicy"/>
    public const DeviceRegistryProperty DevicePropertyRemovalPolicy = DeviceRegistryProperty.RemovalPolicy;

    /// <inheritdoc cref="DeviceRegistryProperty.ResourceRequirements"/>
    public const DeviceRegistryProperty DevicePropertyResourceRequirements = DeviceRegistryProperty.ResourceRequirements;

    /// <inheritdoc cref="DeviceRegistryProperty.AllocatedResources"/>
    public const DeviceRegistryProperty DevicePropertyAllocatedResources = DeviceRegistryProperty.AllocatedResources;

    /// <inheritdoc cref="DeviceRegistryProperty.ContainerID"/>
    public const DeviceRegistryProperty DevicePropertyContainerID = DeviceRegistryProperty.ContainerID;
}
