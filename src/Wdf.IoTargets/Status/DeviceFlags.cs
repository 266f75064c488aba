namespace Wdf.IoTargets;

/// <summary>The flags of a device object.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/initializing-a-device-object"/>
[Flags]
public enum DeviceFlags : uint
{
    /// <summary>No flag is set.</summary>
    None = 0,

    /// <summary><c>DO_BUFFERED_IO</c>: reads and writes pass through a system buffer.</summary>
    BufferedIo = 0x00000004,

    /// <summary><c>DO_EXCLUSIVE</c>: one open at a time.</summary>
    Exclusive = 0x00000008,

    /// <summary><c>DO_DIRECT_IO</c>: reads and writes use an MDL. Where <see cref="BufferedIo"/> is set as well, it wins.</summary>
    DirectIo = 0x00000010,

    /// <summary><c>DO_DEVICE_HAS_NAME</c>: the device object has a name.</summary>
    DeviceHasName = 0x00000040,

    /// <summary><c>DO_DEVICE_INITIALIZING</c>: the device is not set up yet; opens fail.</summary>
    DeviceInitializing = 0x00000080,

    /// <summary><c>DO_POWER_PAGABLE</c>: power requests arrive at PASSIVE_LEVEL.</summary>
    PowerPagable = 0x00002000,
}
