namespace Wdf.IoTargets;

/// <summary>Who is told when a device stack is to be removed, and the telling; a test plays the PnP manager with it.</summary>
/// <remarks>PASSIVE_LEVEL. Registrations hang on the bottom device of the stack.</remarks>
public static class TargetDeviceNotifications
{
    /// <summary>Who is registered now, in the order of registration.</summary>
    /// <param name="device">Any device of the stack.</param>
    /// <returns>The listeners.</returns>
    public static IReadOnlyList<ITargetDeviceListener> Listeners(DeviceObject device)
    {
        ArgumentNullException.ThrowIfNull(device);
        var bottom = Bottom(device);
        lock (bottom.Listeners)
        {
            return [.. bottom.Listeners];
        }
    }

    /// <summary>Asks everybody who has the stack open whether it may be removed.</summary>
    /// <param name="device">Any device of the stack.</param>
    /// <returns>Success, or the status of the first veto; those asked before it are told that the removal was cancelled.</returns>
    public static NtStatus QueryRemove(DeviceObject device)
    {
        var asked = new List<ITargetDeviceListener>();
        foreach (var listener in Listeners(device))
        {
            var status = listener.OnQueryRemove();
            if (!status.IsSuccess)
            {
                asked.ForEach(static l => _ = l.OnRemoveCanceled());
                return status;
            }

            asked.Add(listener);
        }

        return NtStatus.Success;
    }

    /// <summary>Tells everybody that the removal was cancelled.</summary>
    /// <param name="device">Any device of the stack.</param>
    public static void RemoveCanceled(DeviceObject device) => TellAll(device, static l => l.OnRemoveCanceled());

    /// <summary>Tells everybody that the stack is gone; after <see cref="QueryRemove"/>, or alone on surprise removal.</summary>
    /// <param name="device">Any device of the stack.</param>
    public static void RemoveComplete(DeviceObject device) => TellAll(device, static l => l.OnRemoveComplete());

    internal static void Register(DeviceObject device, ITargetDeviceListener listener)
    {
        var bottom = Bottom(device);
        lock (bottom.Listeners)
        {
            bottom.Listeners.Add(listener);
        }
    }

    internal static void Unregister(DeviceObject device, ITargetDeviceListener listener)
    {
        var bottom = Bottom(device);
        lock (bottom.Listeners)
        {
            bottom.Listeners.Remove(listener);
        }
    }

    private static void TellAll(DeviceObject device, Action<ITargetDeviceListener> tell)
    {
        foreach (var listener in Listeners(device))
        {
            tell(listener);
        }
    }

    private static DeviceObject Bottom(DeviceObject device)
    {
        var bottom = device;
        while (bottom.AttachedTo is { } below)
        {
            bottom = below;
        }

        return bottom;
    }
}
