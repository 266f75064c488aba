namespace Wdf.IoTargets;

/// <summary>A target in the device's own stack: the device below it. Usable from birth.</summary>
internal sealed class LocalIoTarget : WdfIoTarget
{
    private LocalIoTarget(WdfDevice device, DeviceObject below)
        : base(device, name: null)
    {
        SetTargetDevice(below);
        TargetPhysicalDevice = device.DeviceObject.PhysicalDevice;
    }

    /// <summary>Makes a target of a device that is attached to another one; the first becomes its default target.</summary>
    public static LocalIoTarget Create(WdfDevice device, DeviceObject below)
    {
        var target = new LocalIoTarget(device, below);
        target.Commit(attributes: null, device);
        return target;
    }
}
