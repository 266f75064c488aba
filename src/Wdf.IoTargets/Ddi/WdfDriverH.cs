#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdfdriver.h</c>.</summary>
public static partial class WdfDriverH
{
    /// <summary>Makes the framework's driver object, for a driver that is built for the newest framework version. Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="DriverObject">The driver as the I/O manager knows it.</param>
    /// <param name="RegistryPath">The driver's registry path; not looked at.</param>
    /// <param name="DriverAttributes">Callbacks and context; NULL for the defaults. No parent.</param>
    /// <param name="DriverConfig">EvtDriverDeviceAdd and more.</param>
    /// <param name="Driver">The driver.</param>
    /// <returns>Success; STATUS_INFO_LENGTH_MISMATCH for a wrong Size; the status of a bad attribute; STATUS_INSUFFICIENT_RESOURCES.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdriver/nf-wdfdriver-wdfdrivercreate"/>
    public static NtStatus WdfDriverCreate(DriverObject DriverObject, string RegistryPath, in WdfObjectAttributes? DriverAttributes, in WdfDriverConfig? DriverConfig, out WdfDriver Driver)
    {
        Handles.RequirePointer(DriverObject is null, null, nameof(WdfDriverCreate), nameof(DriverObject));
        Handles.RequirePointer(DriverConfig is null, DriverObject, nameof(WdfDriverCreate), nameof(DriverConfig));
        return WdfDriver.Create(DriverObject, DriverAttributes, DriverConfig.GetValueOrDefault(), DriverObject.FrameworkMinorVersion, out Driver);
    }

    /// <inheritdoc cref="WdfDriverCreate(DriverObject, string, in WdfObjectAttributes?, in WdfDriverConfig?, out WdfDriver)"/>
    public static NtStatus WdfDriverCreate(DriverObject DriverObject, string RegistryPath, in WdfObjectAttributes? DriverAttributes, in WdfDriverConfig? DriverConfig, NullPointer Driver) =>
        WdfDriverCreate(DriverObject, RegistryPath, DriverAttributes, DriverConfig, out WdfDriver _);

    /// <summary>The driver whose code runs now; the first driver made when it is the test's own. Any IRQL.</summary>
    /// <returns>The driver.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdriver/nf-wdfdriver-wdfgetdriver"/>
    public static WdfDriver WdfGetDriver() => WdfDriver.Current;

    /// <inheritdoc cref="WdfDriver.DriverObject"/>
    public static DriverObject WdfDriverWdmGetDriverObject(WdfDriver Driver) =>
        Handles.Enter(Driver, DdiName.WdfDriverWdmGetDriverObject, nameof(Driver)).DriverObject;

    /// <summary>Says how a driver is made.</summary>
    /// <param name="Config">The structure.</param>
    /// <param name="EvtDriverDeviceAdd">Called for each device; NULL for none.</param>
    public static void WDF_DRIVER_CONFIG_INIT(out WdfDriverConfig Config, EvtWdfDriverDeviceAdd EvtDriverDeviceAdd) =>
        Config = new WdfDriverConfig(EvtDriverDeviceAdd);
}
