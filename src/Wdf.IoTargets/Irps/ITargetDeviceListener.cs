namespace Wdf.IoTargets;

/// <summary>
/// Somebody who has a device open and is told when it is to be removed (target device change notification). A test that plays
/// the PnP manager may tell one listener alone; the answers are those of the notification routine. PASSIVE_LEVEL.
/// </summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/nc-wdm-driver_notification_callback_routine"/>
public interface ITargetDeviceListener
{
    /// <summary>The device is to be removed.</summary>
    /// <returns>Success, or a failure that vetoes.</returns>
    NtStatus OnQueryRemove();

    /// <summary>The removal was cancelled.</summary>
    /// <returns>Success, or why the device could not be opened again; the PnP manager ignores it.</returns>
    NtStatus OnRemoveCanceled();

    /// <summary>The device is gone.</summary>
    /// <returns>Success; the PnP manager ignores it.</returns>
    NtStatus OnRemoveComplete();
}
