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
        IOException { HResult: DiskFullOnUnix or DiskFullOnWindows } => NtStatus.DiskFull,
        _ => NtStatus.IoDeviceError,
    };

    // ENOSPC, and HRESULT_FROM_WIN32(ERROR_DISK_FULL).
    private const int DiskFullOnUnix = 28;
    private const int DiskFullOnWindows = unchecked((int)0x80070070);
}
