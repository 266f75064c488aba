#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>The helpers that fill open parameters in. A UNICODE_STRING is a <c>string</c>.</content>
public static partial class WdfIoTargetH
{
    /// <summary>Opens a device object that the driver has.</summary>
    /// <param name="Params">The structure.</param>
    /// <param name="DeviceObject">The device.</param>
    public static void WDF_IO_TARGET_OPEN_PARAMS_INIT_EXISTING_DEVICE(out WdfIoTargetOpenParams Params, DeviceObject DeviceObject) =>
        Params = WdfIoTargetOpenParams.ExistingDevice(DeviceObject);

    /// <summary>Creates by name; the disposition is supersede.</summary>
    /// <param name="Params">The structure.</param>
    /// <param name="TargetDeviceName">The device's name.</param>
    /// <param name="DesiredAccess">Access that is asked for.</param>
    public static void WDF_IO_TARGET_OPEN_PARAMS_INIT_CREATE_BY_NAME(out WdfIoTargetOpenParams Params, string TargetDeviceName, uint DesiredAccess) =>
        Params = WdfIoTargetOpenParams.CreateByName(TargetDeviceName, DesiredAccess);

    /// <summary>Opens by name what exists.</summary>
    /// <param name="Params">The structure.</param>
    /// <param name="TargetDeviceName">The device's name.</param>
    /// <param name="DesiredAccess">Access that is asked for.</param>
    public static void WDF_IO_TARGET_OPEN_PARAMS_INIT_OPEN_BY_NAME(out WdfIoTargetOpenParams Params, string TargetDeviceName, uint DesiredAccess) =>
        Params = WdfIoTargetOpenParams.OpenByName(TargetDeviceName, DesiredAccess);

    /// <summary>Opens again what the last open by name opened.</summary>
    /// <param name="Params">The structure.</param>
    public static void WDF_IO_TARGET_OPEN_PARAMS_INIT_REOPEN(out WdfIoTargetOpenParams Params) => Params = WdfIoTargetOpenParams.Reopen();
}
