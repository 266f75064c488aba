#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdfdevice.h</c> that lead to I/O targets.</summary>
public static partial class WdfDeviceH
{
    /// <inheritdoc cref="DeviceTargets.get_IoTarget(WdfDevice)"/>
    public static WdfIoTarget WdfDeviceGetIoTarget(WdfDevice Device) =>
        Handles.Enter(Device, nameof(WdfDeviceGetIoTarget), nameof(Device)).IoTarget;

    /// <summary>The device's own I/O target: a way to send requests to oneself. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="Device">The device.</param>
    /// <returns>The target; null, as devices have none yet.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdevice/nf-wdfdevice-wdfdevicegetselfiotarget"/>
    public static WdfIoTarget WdfDeviceGetSelfIoTarget(WdfDevice Device) =>
        (WdfIoTarget)Handles.Enter(Device, nameof(WdfDeviceGetSelfIoTarget), nameof(Device)).Rooms.SelfTarget;
}
