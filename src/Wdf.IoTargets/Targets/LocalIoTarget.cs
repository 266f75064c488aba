namespace Wdf.IoTargets;

/// <summary>The default target of a device: the device below it. Usable from birth.</summary>
internal sealed class LocalIoTarget : WdfIoTarget
{
    private LocalIoTarget(WdfDevice device, DeviceObject below)
        : base(device, name: null)
    {
        SetTargetDevice(below);
        TargetPhysicalDevice = device.DeviceObject.PhysicalDevice;
    }

    /// <summary>Makes the default target of a device that is attached to another one.</summary>
    public static LocalIoTarget Create(WdfDevice device, DeviceObject below)
    {
        var target = new LocalIoTarget(device, below);
        target.Commit(attributes: null, device);
        return target;
    }
}
