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
        /// Makes another target of the device below, with a state and lists of its own; the framework makes such targets for its own use.
        /// </summary>
        /// <returns>The target, usable at once; null for a device at the bottom of its stack.</returns>
        public WdfIoTarget? CreateLocalIoTarget() =>
            device.AttachedDevice is { } below ? LocalIoTarget.Create(device, below) : null;

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
