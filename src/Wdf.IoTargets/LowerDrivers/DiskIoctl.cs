namespace Wdf.IoTargets;

/// <summary>The control codes that a <see cref="SimulatedDisk"/> answers, with the values of Windows. All are METHOD_BUFFERED.</summary>
public static class DiskIoctl
{
    /// <summary><c>IOCTL_DISK_GET_DRIVE_GEOMETRY</c>: gives a <see cref="DiskGeometry"/>.</summary>
    public const uint GetDriveGeometry = 0x00070000;

    /// <summary><c>IOCTL_DISK_IS_WRITABLE</c>: success, or STATUS_MEDIA_WRITE_PROTECTED.</summary>
    public const uint IsWritable = 0x00070024;

    /// <summary><c>IOCTL_DISK_GET_DRIVE_GEOMETRY_EX</c>: gives a <see cref="DiskGeometryEx"/>.</summary>
    public const uint GetDriveGeometryEx = 0x000700A0;

    /// <summary><c>IOCTL_DISK_GET_LENGTH_INFO</c>: gives a <see cref="GetLengthInformation"/>.</summary>
    public const uint GetLengthInfo = 0x0007405C;

    /// <summary><c>IOCTL_DISK_CHECK_VERIFY</c>: the older name of <see cref="StorageCheckVerify"/>.</summary>
    public const uint DiskCheckVerify = 0x00074800;

    /// <summary><c>IOCTL_STORAGE_CHECK_VERIFY</c>: whether a medium is there; gives the count of media changes to those who have room for it.</summary>
    public const uint StorageCheckVerify = 0x002D4800;

    /// <summary><c>IOCTL_STORAGE_CHECK_VERIFY2</c>: the same, for handles without read access.</summary>
    public const uint StorageCheckVerify2 = 0x002D0800;
}
