#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdfdevice.h</c>.</summary>
public static partial class WdfDeviceH
{
    /// <summary>
    /// Makes a device (WdfDeviceCreate): it is attached on top of the stack, and its default I/O target can be used at once. Maximum IRQL: PASSIVE_LEVEL.
    /// </summary>
    /// <param name="DeviceInit">What the device will be; NULL after a success.</param>
    /// <param name="DeviceAttributes">Callbacks and context; NULL for the defaults. No parent.</param>
    /// <param name="Device">The device.</param>
    /// <returns>
    /// Success; STATUS_INVALID_DEVICE_REQUEST above PASSIVE_LEVEL (verifier); the status of a bad attribute; STATUS_INSUFFICIENT_RESOURCES;
    /// STATUS_OBJECT_NAME_COLLISION when the name is taken.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdevice/nf-wdfdevice-wdfdevicecreate"/>
    public static NtStatus WdfDeviceCreate(ref WdfDeviceInit DeviceInit, in WdfObjectAttributes? DeviceAttributes, out WdfDevice Device)
    {
        Handles.RequirePointer(DeviceInit is null, null, nameof(WdfDeviceCreate), nameof(DeviceInit));
        var status = WdfDevice.Create(DeviceInit, DeviceAttributes, out Device);
        if (status.IsSuccess)
        {
            DeviceInit = null;
        }

        return status;
    }

    /// <summary>Refused: the device must be asked for.</summary>
    /// <inheritdoc cref="WdfDeviceCreate(ref WdfDeviceInit, in WdfObjectAttributes?, out WdfDevice)"/>
    public static NtStatus WdfDeviceCreate(ref WdfDeviceInit DeviceInit, in WdfObjectAttributes? DeviceAttributes, NullPointer Device) =>
        Handles.Missing(DeviceInit?.Driver, nameof(WdfDeviceCreate), DeviceInit is null ? nameof(DeviceInit) : nameof(Device));

    /// <inheritdoc cref="WdfDeviceInit.IoType"/>
    public static void WdfDeviceInitSetIoType(WdfDeviceInit DeviceInit, WdfDeviceIoType IoType) =>
        Require(DeviceInit, nameof(WdfDeviceInitSetIoType)).IoType = IoType;

    /// <inheritdoc cref="WdfDeviceInit.DeviceType"/>
    public static void WdfDeviceInitSetDeviceType(WdfDeviceInit DeviceInit, DeviceType DeviceType) =>
        Require(DeviceInit, nameof(WdfDeviceInitSetDeviceType)).DeviceType = DeviceType;

    /// <summary>Gives the device a name in the object namespace. Maximum IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="DeviceInit">What the device will be.</param>
    /// <param name="DeviceName">The name; NULL for none.</param>
    /// <returns>Success.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdevice/nf-wdfdevice-wdfdeviceinitassignname"/>
    public static NtStatus WdfDeviceInitAssignName(WdfDeviceInit DeviceInit, string DeviceName)
    {
        Require(DeviceInit, nameof(WdfDeviceInitAssignName)).DeviceName = DeviceName;
        return NtStatus.Success;
    }

    /// <inheritdoc cref="WdfDeviceInit.AllowsSelfIoTarget"/>
    public static void WdfDeviceInitAllowSelfIoTarget(WdfDeviceInit DeviceInit) =>
        Require(DeviceInit, nameof(WdfDeviceInitAllowSelfIoTarget)).AllowsSelfIoTarget = true;

    /// <inheritdoc cref="WdfObject.Driver"/>
    public static WdfDriver WdfDeviceGetDriver(WdfDevice Device) =>
        Handles.Enter(Device, DdiName.WdfDeviceGetDriver, nameof(Device)).Driver;

    /// <inheritdoc cref="WdfDevice.DeviceObject"/>
    public static DeviceObject WdfDeviceWdmGetDeviceObject(WdfDevice Device) =>
        Handles.Enter(Device, DdiName.WdfDeviceWdmGetDeviceObject, nameof(Device)).DeviceObject;

    /// <inheritdoc cref="WdfDevice.AttachedDevice"/>
    public static DeviceObject WdfDeviceWdmGetAttachedDevice(WdfDevice Device) =>
        Handles.Enter(Device, DdiName.WdfDeviceWdmGetAttachedDevice, nameof(Device)).AttachedDevice;

    /// <inheritdoc cref="DeviceObject.PhysicalDevice"/>
    public static DeviceObject WdfDeviceWdmGetPhysicalDevice(WdfDevice Device) =>
        Handles.Enter(Device, DdiName.WdfDeviceWdmGetPhysicalDevice, nameof(Device)).DeviceObject.PhysicalDevice;

    /// <inheritdoc cref="DeviceTargets.get_IoTarget(WdfDevice)"/>
    public static WdfIoTarget WdfDeviceGetIoTarget(WdfDevice Device) =>
        Handles.Enter(Device, DdiName.WdfDeviceGetIoTarget, nameof(Device)).IoTarget;

    /// <inheritdoc cref="DeviceTargets.get_SelfIoTarget(WdfDevice)"/>
    public static WdfIoTarget WdfDeviceGetSelfIoTarget(WdfDevice Device) =>
        Handles.Enter(Device, DdiName.WdfDeviceGetSelfIoTarget, nameof(Device)).SelfIoTarget;

    private static WdfDeviceInit Require(WdfDeviceInit init, string ddi)
    {
        Handles.RequirePointer(init is null, null, ddi, "DeviceInit");
        return init;
    }
}
