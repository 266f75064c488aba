namespace Wdf.IoTargets;

/// <summary>A device as the I/O manager knows it (DEVICE_OBJECT), with its place in a stack.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/ns-wdm-_device_object"/>
public sealed partial class DeviceObject : KernelObject
{
    /// <summary>Makes a device object (IoCreateDevice).</summary>
    /// <param name="driver">Its driver.</param>
    /// <param name="objectName">Its name in the object namespace, such as <c>\Device\Disk0</c>; null for none.</param>
    /// <param name="type">Its type.</param>
    /// <param name="extension">The driver's own data.</param>
    /// <exception cref="ArgumentException">The name is taken.</exception>
    public DeviceObject(DriverObject driver, string? objectName = null, DeviceType type = DeviceType.Unknown, object? extension = null)
        : base((driver ?? throw new ArgumentNullException(nameof(driver))).Kernel, KernelObjectKind.DeviceObject, objectName)
    {
        Kernel.TellCalled(WdmRoutine.IoCreateDevice, driver);
        DriverObject = driver;
        DeviceType = type;
        DeviceExtension = extension;
        ObjectName = objectName;
        if (objectName is not null && !Kernel.AddName(objectName, this))
        {
            throw new ArgumentException($"The name '{objectName}' is taken in the object namespace. Choose another one, or delete the device that has it.", nameof(objectName));
        }
    }

    /// <summary>The device's driver.</summary>
    public DriverObject DriverObject { get; }

    /// <summary>Its name in the object namespace; null for none.</summary>
    public string? ObjectName { get; }

    /// <summary>Its type.</summary>
    public DeviceType DeviceType { get; set; }

    /// <summary>How it takes data, and other properties (DO_*).</summary>
    public DeviceFlags Flags { get; set; }

    /// <summary>Stack locations that an IRP for this device needs: one for each device from here down.</summary>
    public int StackSize { get; set; } = 1;

    /// <summary>The driver's own data.</summary>
    public object? DeviceExtension { get; set; }

    /// <summary>The device attached on top of this one; null when it is the top of its stack.</summary>
    public DeviceObject? AttachedDevice { get; internal set; }

    /// <summary>The device that this one is attached to; null for the bottom of a stack.</summary>
    public DeviceObject? AttachedTo { get; internal set; }

    /// <summary>The physical device object at the bottom of the stack, when there is one.</summary>
    [Ddi("WdfDeviceWdmGetPhysicalDevice")]
    public DeviceObject? PhysicalDevice { get; set; }

    /// <summary>Properties that the device answers for when it is the physical device of its stack.</summary>
    public DeviceProperties Properties { get; } = new();

    /// <summary>The top of the stack that this device is part of (IoGetAttachedDevice).</summary>
    public DeviceObject Top
    {
        get
        {
            var top = this;
            while (top.AttachedDevice is { } above)
            {
                top = above;
            }

            return top;
        }
    }

    /// <summary>The framework device behind it; null for a plain WDM device.</summary>
    internal KernelObject? FrameworkDevice { get; set; }

    /// <summary>Who is told about the removal of the stack; on its bottom device.</summary>
    internal List<ITargetDeviceListener> Listeners { get; } = [];

    /// <summary>Whether IoDeleteDevice was called.</summary>
    internal bool IsDeleted { get; set; }

    /// <summary>Attaches this device on top of a stack (IoAttachDeviceToDeviceStack).</summary>
    /// <param name="target">Any device of the stack.</param>
    /// <returns>The device that was the top before.</returns>
    public DeviceObject AttachTo(DeviceObject target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (AttachedTo is not null)
        {
            throw new InvalidOperationException($"{Name} is attached to {AttachedTo.Name} already. Detach it first.");
        }

        var below = target.Top;
        below.AttachedDevice = this;
        AttachedTo = below;
        StackSize = below.StackSize + 1;
        return below;
    }
}
