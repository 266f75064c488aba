namespace Wdf.IoTargets;

/// <summary>The driver under test (WDFDRIVER): root of its object tree.</summary>
public sealed partial class WdfDriver : WdfObject
{
    /// <summary>The newest framework version that a driver can be built for: 1.33.</summary>
    public const int LatestMinorVersion = 33;

    internal WdfDriver(SimulatedKernel kernel, DriverObject driverObject, int minorVersion)
        : base(kernel, KernelObjectKind.Driver, driverObject.Name)
    {
        DriverObject = driverObject;
        MinorVersion = minorVersion;
        driverObject.FrameworkDriver = this;
        kernel.DefaultDriver ??= this;
    }

    /// <summary>The driver as the I/O manager knows it (WdfDriverWdmGetDriverObject).</summary>
    [Ddi("WdfDriverWdmGetDriverObject")]
    public DriverObject DriverObject { get; }

    /// <summary>The minor number of the framework version that the driver is built for, 9 to 33; behaviour depends on it.</summary>
    public int MinorVersion { get; }

    /// <summary>Called before the driver goes.</summary>
    public EvtWdfDriverUnload? EvtDriverUnload { get; internal set; }

    internal override bool IsUndeletable => true;

    internal override bool DisposesAtPassive => true;

    /// <summary>Whether the driver is built for a version at least as new as 1.<paramref name="minor"/>.</summary>
    internal bool IsAtLeast(int minor) => MinorVersion >= minor;
}
