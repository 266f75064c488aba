namespace Wdf.IoTargets;

/// <summary>The targets of a device.</summary>
public static class DeviceTargets
{
    extension(WdfDevice device)
    {
        /// <summary>The default I/O target (WdfDeviceGetIoTarget): the device below; null for a device at the bottom of its stack. Maximum IRQL: DISPATCH_LEVEL.</summary>
        /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdevice/nf-wdfdevice-wdfdevicegetiotarget"/>
        [Ddi("WdfDeviceGetIoTarget")]
        public WdfIoTarget? IoTarget => (WdfIoTarget?)device.Rooms.DefaultTarget;

        /// <summary>
        /// The target for the device itself (WdfDeviceGetSelfIoTarget); null unless the driver allowed one before it made the device. Maximum IRQL: DISPATCH_LEVEL.
        /// </summary>
        /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfdevice/nf-wdfdevice-wdfdevicegetselfiotarget"/>
        [Ddi("WdfDeviceGetSelfIoTarget")]
        public WdfIoTarget? SelfIoTarget => (WdfIoTarget?)device.Rooms.SelfTarget;

        /// <summary>Makes a remote target (WdfIoTargetCreate) with the defaults.</summary>
        /// <returns>The target; not open yet.</returns>
        public WdfIoTarget CreateIoTarget() =>
            WdfIoTarget.Create(device, attributes: null, out var target) is var status && status.IsSuccess
                ? target!
                : throw new InvalidOperationException($"WdfIoTargetCreate failed with {status.ToName()}.");
    }
}
