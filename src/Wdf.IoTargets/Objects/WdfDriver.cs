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
        DisposeList = new DisposeList(kernel);
        driverObject.FrameworkDriver = this;
        ObjectLimit = ObjectLimit.Of(kernel);
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

    internal override bool HasPassiveCallbacks => true;

    /// <summary>IRQL of callbacks of devices that do not say it themselves.</summary>
    internal WdfExecutionLevel EffectiveLevel => ExecutionLevel == WdfExecutionLevel.InheritFromParent ? WdfExecutionLevel.Dispatch : ExecutionLevel;

    internal override WdfSynchronizationScope? EffectiveScope =>
        SynchronizationScope == WdfSynchronizationScope.InheritFromParent ? WdfSynchronizationScope.None : SynchronizationScope;

    /// <summary>Deferred disposals of objects without a device, and of last references.</summary>
    internal DisposeList DisposeList { get; }

    /// <summary>Which callback locks each thread holds, for the lock verifier.</summary>
    internal LockOrder LockOrder { get; } = new();

    /// <summary>The driver is unloaded: whatever of its objects is not gone by now is a leak, which the verifier lists.</summary>
    internal void ReportLeftObjects()
    {
        var left = Kernel.FrameworkVerifierOn ? Kernel.TrackedOf(this) : [];
        if (left.Count > 0)
        {
            Kernel.Break("FxPoolDump", $"{Name} is unloaded and leaves {string.Join("; ", left.Select(static o => $"{o.Name} ({o.LeftOver ?? o.DescribeState()})"))}", "Drop every reference, and delete what has no parent, before the driver goes.", this);
        }
    }

    /// <summary>Whether the driver is built for a version at least as new as 1.<paramref name="minor"/>.</summary>
    internal bool IsAtLeast(int minor) => MinorVersion >= minor;

    /// <summary>Whether the verifier makes the checks that came with version 1.<paramref name="minor"/>: VerifyDownLevel makes them for older drivers too.</summary>
    internal bool IsVerifiedAs(int minor) => MinorVersion >= minor || Kernel.Options.VerifyDownLevel;

    internal override bool MustBeDisposed => true;

    /// <summary>How many objects the driver may have; null for as many as it likes.</summary>
    internal ObjectLimit? ObjectLimit { get; }
}
