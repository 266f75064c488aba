namespace Wdf.IoTargets;

/// <summary>A device of the driver under test (WDFDEVICE), as a node of the object tree.</summary>
public sealed class WdfDevice : WdfObject
{
    internal WdfDevice(WdfDriver driver, DeviceObject deviceObject)
        : base(driver.Kernel, KernelObjectKind.Device)
    {
        Driver = driver;
        DeviceObject = deviceObject;
        deviceObject.FrameworkDevice = this;
    }

    /// <summary>The device as the I/O manager knows it (WdfDeviceWdmGetDeviceObject).</summary>
    [Ddi("WdfDeviceWdmGetDeviceObject")]
    public DeviceObject DeviceObject { get; }

    /// <summary>The device below, to which this one is attached (WdfDeviceWdmGetAttachedDevice); null at the bottom of a stack.</summary>
    [Ddi("WdfDeviceWdmGetAttachedDevice")]
    public DeviceObject? AttachedDevice => DeviceObject.AttachedTo;

    /// <summary>Whether the driver declared itself a filter (WdfFdoInitSetFilter).</summary>
    public bool IsFilter { get; internal init; }

    /// <summary>What the upper rooms keep about the device: its default target, its queues.</summary>
    internal DeviceRooms Rooms { get; } = new();

    internal override bool DisposesAtPassive => true;

    // An FDO goes with its stack.
    internal override bool IsUndeletable => DeviceObject.AttachedTo is not null;

    private protected override WdfDevice? DeviceForChildren => this;
}
