namespace Wdf.IoTargets;

/// <summary>What a simulated lower driver's device object looks like.</summary>
public record LowerDriverOptions
{
    /// <summary>The device's name in the object namespace, such as <c>\Device\Disk0</c>; null for none.</summary>
    public string? ObjectName { get; init; }

    /// <summary>The driver's name in reports, such as <c>\Driver\Disk</c>; null for one made from the class.</summary>
    public string? DriverName { get; init; }

    /// <summary>
    /// How reads and writes pass their buffer: <see cref="DeviceFlags.BufferedIo"/> (the default), <see cref="DeviceFlags.DirectIo"/>
    /// or <see cref="DeviceFlags.None"/> for neither. Left out where <see cref="AttachTo"/> is set: a filter takes the flags of what is below it.
    /// </summary>
    public DeviceFlags Flags { get; init; } = DeviceFlags.BufferedIo;

    /// <summary>The device's type.</summary>
    public DeviceType DeviceType { get; init; } = DeviceType.Unknown;

    /// <summary>A device of the stack that this one is attached on top of; null for the bottom of a new stack.</summary>
    public DeviceObject? AttachTo { get; init; }
}
