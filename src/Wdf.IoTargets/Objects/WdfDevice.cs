namespace Wdf.IoTargets;

/// <summary>A device of the driver under test (WDFDEVICE), as a node of the object tree.</summary>
public sealed class WdfDevice : WdfObject
{
    private WdfSynchronizationScope _scope;
    private CallbackLock? _callbackLock;

    internal WdfDevice(WdfDriver driver, DeviceObject deviceObject)
        : base(driver.Kernel, KernelObjectKind.Device)
    {
        Driver = driver;
        DeviceObject = deviceObject;
        DisposeList = new DisposeList(driver.Kernel);
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

    internal override bool MustBeDisposed => true;

    /// <summary>IRQL of the device's callbacks.</summary>
    internal WdfExecutionLevel EffectiveLevel { get; private set; }

    internal override WdfSynchronizationScope? EffectiveScope => _scope;

    internal override CallbackLock? CallbackLock => _callbackLock;

    /// <summary>Deferred disposals of the device's objects.</summary>
    internal DisposeList DisposeList { get; }

    /// <summary>Makes the device's callback lock: there is one whatever the scope, because WdfObjectAcquireLock takes it.</summary>
    internal void SetConstraints(in WdfObjectAttributes? attributes)
    {
        var level = attributes?.ExecutionLevel ?? WdfExecutionLevel.InheritFromParent;
        var scope = attributes?.SynchronizationScope ?? WdfSynchronizationScope.InheritFromParent;
        EffectiveLevel = level == WdfExecutionLevel.InheritFromParent ? Driver!.EffectiveLevel : level;
        _scope = scope == WdfSynchronizationScope.InheritFromParent ? Driver!.EffectiveScope!.Value : scope;
        _callbackLock = new CallbackLock(this, Driver!, EffectiveLevel == WdfExecutionLevel.Passive, CallbackLock.DeviceOrder);
    }

    internal override void OnDestroyed() => _callbackLock?.OnOwnerDestroyed();

    // An FDO goes with its stack.
    internal override bool IsUndeletable => DeviceObject.AttachedTo is not null;

    private protected override WdfDevice? DeviceForChildren => this;
}
