namespace Wdf.IoTargets;

/// <summary>What an error of the host's file system is to a driver.</summary>
internal static class HostError
{
    public static bool IsKnown(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or ObjectDisposedException;

    public static NtStatus ToStatus(Exception exception) => exception switch
    {
        UnauthorizedAccessException => NtStatus.AccessDenied,
        ObjectDisposedException => NtStatus.DeviceNotReady,
        _ => NtStatus.IoDeviceError,
    };
}
