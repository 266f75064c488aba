namespace Wdf.IoTargets;

/// <summary>What IRP_MN_QUERY_DEVICE_RELATIONS for the target device asks for: the physical device at the bottom of the stack.</summary>
public sealed class DeviceRelationsQuery
{
    /// <summary>The answer; null until a driver gives one.</summary>
    public DeviceObject? TargetDevice { get; set; }
}
