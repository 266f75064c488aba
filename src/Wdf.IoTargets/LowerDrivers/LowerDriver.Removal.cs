namespace Wdf.IoTargets;

/// <content>Removal of the device, from the test's side.</content>
public abstract partial class LowerDriver
{
    private NtStatus _removedStatus;
    private bool _isRemoved;

    /// <summary>Whether the device is gone.</summary>
    public bool IsRemoved => Volatile.Read(ref _isRemoved);

    /// <summary>
    /// What requests get once the device is gone, unless <see cref="Remove"/> was told otherwise.
    /// </summary>
    /// <remarks>
    /// Real stacks differ: the disk class driver answers STATUS_DEVICE_DOES_NOT_EXIST, a driver with a remove lock
    /// STATUS_DELETE_PENDING, bus drivers often STATUS_NO_SUCH_DEVICE. The default here is STATUS_DEVICE_REMOVED, which says
    /// what happened.
    /// </remarks>
    protected virtual NtStatus DefaultRemovedStatus => NtStatus.DeviceRemoved;

    private NtStatus RemovedStatus => _removedStatus;

    /// <summary>Asks everybody who has the stack open whether the device may be removed, as the PnP manager does.</summary>
    /// <returns>Success, or the status of the first veto.</returns>
    /// <remarks>IRQL: PASSIVE_LEVEL. Go on with <see cref="Remove"/> or <see cref="CancelRemove"/>.</remarks>
    public NtStatus QueryRemove() => TargetDeviceNotifications.QueryRemove(Device);

    /// <summary>Tells everybody who has the stack open that the removal asked about does not happen.</summary>
    public void CancelRemove() => TargetDeviceNotifications.RemoveCanceled(Device);

    /// <summary>Takes the device away; without a <see cref="QueryRemove"/> before, that is a surprise removal.</summary>
    /// <param name="status">
    /// What the IRPs that are held, and all later requests, are completed with; null for each driver's default. Cleanup and close of
    /// what is open still succeed.
    /// </param>
    /// <remarks>
    /// IRQL: PASSIVE_LEVEL. Every simulated driver of the stack loses the device, the lowest first; then those who asked for it are
    /// told that the removal is complete. A second call does nothing.
    /// </remarks>
    public void Remove(NtStatus? status = null)
    {
        var isFirst = false;
        foreach (var driver in DriversOfStack())
        {
            isFirst |= driver.Lose(status ?? driver.DefaultRemovedStatus);
        }

        if (isFirst)
        {
            TargetDeviceNotifications.RemoveComplete(Device);
        }
    }

    /// <summary>Called when the device is gone and the held IRPs are completed, before anybody above is told.</summary>
    protected virtual void OnRemoved()
    {
    }

    private bool Lose(NtStatus status)
    {
        PendingIrp[] held;
        lock (_lock)
        {
            if (_isRemoved)
            {
                return false;
            }

            _removedStatus = status;
            Volatile.Write(ref _isRemoved, true);
            held = [.. _held];
        }

        foreach (var pending in held)
        {
            pending.Abandon(status);
        }

        OnRemoved();
        return true;
    }

    private List<LowerDriver> DriversOfStack()
    {
        var device = Device;
        while (device.AttachedTo is { } below)
        {
            device = below;
        }

        var drivers = new List<LowerDriver>();
        for (var at = device; at is not null; at = at.AttachedDevice)
        {
            if (at.DeviceExtension is LowerDriver driver)
            {
                drivers.Add(driver);
            }
        }

        return drivers;
    }
}
