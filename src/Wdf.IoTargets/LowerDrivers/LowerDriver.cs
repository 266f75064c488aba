namespace Wdf.IoTargets;

/// <summary>
/// A simulated driver below the driver under test, by the raw WDM contract: <see cref="Dispatch"/> is given each IRP and
/// answers for it. It owns a driver object and one device object, at the bottom of a stack or on top of another device.
/// </summary>
/// <remarks>
/// <para>
/// What a test rarely wants to see is answered here and can be overridden: create, cleanup and close succeed; a PnP, power or
/// WMI request is completed with the status that it carries, as a driver does that does not know it; the query for the target
/// device gives the bottom of the stack. A filter passes all of these down.
/// </para>
/// <para>
/// An IRP that is not completed at once is given to <see cref="Hold"/>, which marks it pending, makes it cancelable and puts it on the
/// list that <see cref="Remove"/> empties.
/// </para>
/// </remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/writing-dispatch-routines"/>
public abstract partial class LowerDriver
{
    // FILE_OPENED: what a successful open reports in Information.
    private const ulong FileOpened = 1;

    /// <summary>Makes the driver and its device.</summary>
    /// <param name="kernel">The kernel that they live in.</param>
    /// <param name="options">Name, flags and place of the device; null for the defaults.</param>
    /// <exception cref="ArgumentException">The device's name is taken.</exception>
    protected LowerDriver(SimulatedKernel kernel, LowerDriverOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        options ??= new LowerDriverOptions();
        Kernel = kernel;
        DriverObject = new DriverObject(kernel, options.DriverName ?? $@"\Driver\{GetType().Name}");
        DriverObject.SetAll(Enter);
        Device = new DeviceObject(DriverObject, options.ObjectName, options.DeviceType, extension: this);
        if (options.ObjectName is null)
        {
            Device.Name = $"{GetType().Name} {Device.Number}";
        }

        if (options.AttachTo is { } target)
        {
            LowerDevice = Device.AttachTo(target);
            Device.PhysicalDevice = LowerDevice.PhysicalDevice ?? LowerDevice;
            Device.Flags = LowerDevice.Flags & (DeviceFlags.BufferedIo | DeviceFlags.DirectIo | DeviceFlags.PowerPagable);
            Device.DeviceType = LowerDevice.DeviceType;
        }
        else
        {
            Device.PhysicalDevice = Device;
            Device.Flags = options.Flags;
        }

        if (options.ObjectName is not null)
        {
            Device.Flags |= DeviceFlags.DeviceHasName;
        }
    }

    /// <summary>The kernel that the driver lives in.</summary>
    public SimulatedKernel Kernel { get; }

    /// <summary>The driver object.</summary>
    public DriverObject DriverObject { get; }

    /// <summary>The device that requests are sent to. A stack is built on top of it.</summary>
    public DeviceObject Device { get; }

    /// <summary>The device below, to which a filter passes requests; null at the bottom of the stack.</summary>
    public DeviceObject? LowerDevice { get; }

    /// <summary>Makes a symbolic link to the device, such as <c>\??\Disk0</c>.</summary>
    /// <param name="link">The link's name.</param>
    /// <returns>False when the name is taken.</returns>
    /// <exception cref="InvalidOperationException">The device has no name.</exception>
    public bool CreateSymbolicLink(string link) =>
        Device.ObjectName is { } name
            ? Kernel.CreateSymbolicLink(link, name)
            : throw new InvalidOperationException($"{Device.Name} has no name in the object namespace that a link could lead to. Give it one with LowerDriverOptions.ObjectName.");

    /// <inheritdoc/>
    public override string ToString() => Device.Name;

    /// <summary>Handles an IRP: reads, writes, device controls and whatever else has no method of its own here.</summary>
    /// <param name="device">The driver's device.</param>
    /// <param name="irp">The IRP. The driver owns it until it completes it, holds it, or passes it down.</param>
    /// <returns>The status that it was completed with; <see cref="NtStatus.Pending"/> when it was marked pending.</returns>
    /// <remarks>Maximum IRQL: DISPATCH_LEVEL, since a driver above may send from there.</remarks>
    protected abstract NtStatus Dispatch(DeviceObject device, Irp irp);

    /// <summary>Handles IRP_MJ_CREATE: success.</summary>
    /// <param name="device">The driver's device.</param>
    /// <param name="irp">The IRP.</param>
    /// <returns>The status.</returns>
    protected virtual NtStatus DispatchCreate(DeviceObject device, Irp irp) =>
        LowerDevice is null ? Complete(irp, NtStatus.Success, FileOpened) : PassDown(irp);

    /// <summary>Handles IRP_MJ_CLEANUP: success.</summary>
    /// <param name="device">The driver's device.</param>
    /// <param name="irp">The IRP.</param>
    /// <returns>The status.</returns>
    protected virtual NtStatus DispatchCleanup(DeviceObject device, Irp irp) =>
        LowerDevice is null ? Complete(irp, NtStatus.Success) : PassDown(irp);

    /// <summary>Handles IRP_MJ_CLOSE: success.</summary>
    /// <param name="device">The driver's device.</param>
    /// <param name="irp">The IRP.</param>
    /// <returns>The status.</returns>
    protected virtual NtStatus DispatchClose(DeviceObject device, Irp irp) =>
        LowerDevice is null ? Complete(irp, NtStatus.Success) : PassDown(irp);

    /// <summary>Handles IRP_MJ_PNP: the query for the target device is answered at the bottom, every other request keeps its status.</summary>
    /// <param name="device">The driver's device.</param>
    /// <param name="irp">The IRP.</param>
    /// <returns>The status.</returns>
    protected virtual NtStatus DispatchPnp(DeviceObject device, Irp irp)
    {
        ArgumentNullException.ThrowIfNull(irp);
        if (LowerDevice is not null)
        {
            return PassDown(irp);
        }

        ref var location = ref irp.GetCurrentIrpStackLocation();
        if (location.MinorFunction == (byte)PnpMinorFunction.QueryDeviceRelations
            && location.Parameters.QueryDeviceRelations.Type == QueryDeviceRelationsParameters.TargetDeviceRelation
            && location.Parameters.QueryDeviceRelations.Query is { } query)
        {
            query.TargetDevice = Device;
            return Complete(irp, NtStatus.Success);
        }

        return CompleteUnknown(irp);
    }

    /// <summary>Handles IRP_MJ_POWER: the request keeps its status.</summary>
    /// <param name="device">The driver's device.</param>
    /// <param name="irp">The IRP.</param>
    /// <returns>The status.</returns>
    protected virtual NtStatus DispatchPower(DeviceObject device, Irp irp) =>
        LowerDevice is null ? CompleteUnknown(irp) : PassDown(irp);

    /// <summary>Handles IRP_MJ_SYSTEM_CONTROL (WMI): the request keeps its status.</summary>
    /// <param name="device">The driver's device.</param>
    /// <param name="irp">The IRP.</param>
    /// <returns>The status.</returns>
    protected virtual NtStatus DispatchSystemControl(DeviceObject device, Irp irp) =>
        LowerDevice is null ? CompleteUnknown(irp) : PassDown(irp);

    private NtStatus Enter(DeviceObject device, Irp irp)
    {
        var major = irp.GetCurrentIrpStackLocation().MajorFunction;
        if (IsRemoved && IsRefusedOnceRemoved(major))
        {
            return Complete(irp, RemovedStatus);
        }

        return major switch
        {
            MajorFunction.Create => DispatchCreate(device, irp),
            MajorFunction.Cleanup => DispatchCleanup(device, irp),
            MajorFunction.Close => DispatchClose(device, irp),
            MajorFunction.Pnp => DispatchPnp(device, irp),
            MajorFunction.Power => DispatchPower(device, irp),
            MajorFunction.SystemControl => DispatchSystemControl(device, irp),
            _ => Dispatch(device, irp),
        };
    }

    // An open of a device that is gone must still be closed, and its stack still be torn down.
    private static bool IsRefusedOnceRemoved(MajorFunction major) =>
        major is not (MajorFunction.Cleanup or MajorFunction.Close or MajorFunction.Pnp or MajorFunction.Power);

    // A driver at the bottom completes what it does not know with the status that it came with.
    private static NtStatus CompleteUnknown(Irp irp) => Complete(irp, irp.IoStatus.Status, irp.IoStatus.Information);
}
