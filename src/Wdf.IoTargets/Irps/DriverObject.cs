namespace Wdf.IoTargets;

/// <summary>A driver as the I/O manager knows it (DRIVER_OBJECT): a table of dispatch routines.</summary>
public sealed class DriverObject : KernelObject
{
    private readonly DriverDispatch?[] _major = new DriverDispatch?[(int)Wdf.IoTargets.MajorFunction.Maximum + 1];

    /// <summary>Makes a driver object.</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="name">The driver's name, such as <c>\Driver\Echo</c>.</param>
    public DriverObject(SimulatedKernel kernel, string? name = null)
        : base(kernel, KernelObjectKind.Driver, name) => CodeOwner = this;

    /// <summary>Called when a device is found that the driver may serve (AddDevice): the physical device object is given.</summary>
    public Func<DriverObject, DeviceObject, NtStatus>? AddDevice { get; set; }

    /// <summary>
    /// The minor number of the framework version that the driver binary is built for, 9 to 33; WdfDriverCreate takes it over, and behaviour depends on it.
    /// </summary>
    public int FrameworkMinorVersion { get; set; } = 33;

    /// <summary>The framework driver behind it; null for a plain WDM driver.</summary>
    internal KernelObject? FrameworkDriver
    {
        get => ReferenceEquals(CodeOwner, this) ? null : CodeOwner;
        set => CodeOwner = value ?? this;
    }

    /// <summary>The driver that code of this driver runs for: the framework driver where there is one.</summary>
    internal KernelObject? CodeOwner { get; private set; }

    /// <summary>A dispatch routine; null means that the I/O manager completes such IRPs with STATUS_INVALID_DEVICE_REQUEST.</summary>
    /// <param name="major">The major function.</param>
    /// <returns>The routine.</returns>
    public DriverDispatch? this[MajorFunction major]
    {
        get => _major[(int)major];
        set => _major[(int)major] = value;
    }

    /// <summary>Sets one routine for every major function.</summary>
    /// <param name="dispatch">The routine.</param>
    public void SetAll(DriverDispatch dispatch) => Array.Fill(_major, dispatch);
}
