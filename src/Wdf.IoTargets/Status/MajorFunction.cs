namespace Wdf.IoTargets;

/// <summary>The kind of an I/O request: the major function code of an IRP stack location.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/irp-major-function-codes"/>
public enum MajorFunction : byte
{
    /// <summary><c>IRP_MJ_CREATE</c>: Opens a file object on the device.</summary>
    Create = 0x00,

    /// <summary><c>IRP_MJ_CREATE_NAMED_PIPE</c>: Opens a named pipe.</summary>
    CreateNamedPipe = 0x01,

    /// <summary><c>IRP_MJ_CLOSE</c>: The last reference to a file object has gone.</summary>
    Close = 0x02,

    /// <summary><c>IRP_MJ_READ</c>: Reads data from the device.</summary>
    Read = 0x03,

    /// <summary><c>IRP_MJ_WRITE</c>: Writes data to the device.</summary>
    Write = 0x04,

    /// <summary><c>IRP_MJ_QUERY_INFORMATION</c>: Asks for information about a file.</summary>
    QueryInformation = 0x05,

    /// <summary><c>IRP_MJ_SET_INFORMATION</c>: Sets information about a file.</summary>
    SetInformation = 0x06,

    /// <summary><c>IRP_MJ_QUERY_EA</c>: Asks for extended attributes.</summary>
    QueryEa = 0x07,

    /// <summary><c>IRP_MJ_SET_EA</c>: Sets extended attributes.</summary>
    SetEa = 0x08,

    /// <summary><c>IRP_MJ_FLUSH_BUFFERS</c>: Flushes caches to the device.</summary>
    FlushBuffers = 0x09,

    /// <summary><c>IRP_MJ_QUERY_VOLUME_INFORMATION</c>: Asks for information about a volume.</summary>
    QueryVolumeInformation = 0x0A,

    /// <summary><c>IRP_MJ_SET_VOLUME_INFORMATION</c>: Sets information about a volume.</summary>
    SetVolumeInformation = 0x0B,

    /// <summary><c>IRP_MJ_DIRECTORY_CONTROL</c>: Enumerates or watches a directory.</summary>
    DirectoryControl = 0x0C,

    /// <summary><c>IRP_MJ_FILE_SYSTEM_CONTROL</c>: A control request to a file system.</summary>
    FileSystemControl = 0x0D,

    /// <summary><c>IRP_MJ_DEVICE_CONTROL</c>: A device control request, from user or kernel mode.</summary>
    DeviceControl = 0x0E,

    /// <summary><c>IRP_MJ_INTERNAL_DEVICE_CONTROL</c>: A device control request that only kernel-mode components send; the same value as SCSI requests.</summary>
    InternalDeviceControl = 0x0F,

    /// <summary><c>IRP_MJ_SHUTDOWN</c>: The system shuts down.</summary>
    Shutdown = 0x10,

    /// <summary><c>IRP_MJ_LOCK_CONTROL</c>: Locks or unlocks a byte range of a file.</summary>
    LockControl = 0x11,

    /// <summary><c>IRP_MJ_CLEANUP</c>: The last handle to a file object has been closed.</summary>
    Cleanup = 0x12,

    /// <summary><c>IRP_MJ_CREATE_MAILSLOT</c>: Opens a mailslot.</summary>
    CreateMailslot = 0x13,

    /// <summary><c>IRP_MJ_QUERY_SECURITY</c>: Asks for a security descriptor.</summary>
    QuerySecurity = 0x14,

    /// <summary><c>IRP_MJ_SET_SECURITY</c>: Sets a security descriptor.</summary>
    SetSecurity = 0x15,

    /// <summary><c>IRP_MJ_POWER</c>: A power request.</summary>
    Power = 0x16,

    /// <summary><c>IRP_MJ_SYSTEM_CONTROL</c>: A WMI request.</summary>
    SystemControl = 0x17,

    /// <summary><c>IRP_MJ_DEVICE_CHANGE</c>: Reserved for changes of devices.</summary>
    DeviceChange = 0x18,

    /// <summary><c>IRP_MJ_QUERY_QUOTA</c>: Asks for quota information.</summary>
    QueryQuota = 0x19,

    /// <summary><c>IRP_MJ_SET_QUOTA</c>: Sets quota information.</summary>
    SetQuota = 0x1A,

    /// <summary><c>IRP_MJ_PNP</c>: A Plug and Play request.</summary>
    Pnp = 0x1B,

    /// <summary><c>IRP_MJ_MAXIMUM_FUNCTION</c>: the highest code there is.</summary>
    Maximum = Pnp,
}
