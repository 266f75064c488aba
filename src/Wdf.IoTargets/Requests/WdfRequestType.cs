namespace Wdf.IoTargets;

/// <summary>What a request is (WDF_REQUEST_TYPE): a major function, or one of the framework's own kinds.</summary>
public enum WdfRequestType
{
    /// <summary>IRP_MJ_CREATE.</summary>
    Create = 0x0,

    /// <summary>IRP_MJ_CREATE_NAMED_PIPE.</summary>
    CreateNamedPipe = 0x1,

    /// <summary>IRP_MJ_CLOSE.</summary>
    Close = 0x2,

    /// <summary>IRP_MJ_READ.</summary>
    Read = 0x3,

    /// <summary>IRP_MJ_WRITE.</summary>
    Write = 0x4,

    /// <summary>IRP_MJ_QUERY_INFORMATION.</summary>
    QueryInformation = 0x5,

    /// <summary>IRP_MJ_SET_INFORMATION.</summary>
    SetInformation = 0x6,

    /// <summary>IRP_MJ_QUERY_EA.</summary>
    QueryEA = 0x7,

    /// <summary>IRP_MJ_SET_EA.</summary>
    SetEA = 0x8,

    /// <summary>IRP_MJ_FLUSH_BUFFERS.</summary>
    FlushBuffers = 0x9,

    /// <summary>IRP_MJ_QUERY_VOLUME_INFORMATION.</summary>
    QueryVolumeInformation = 0xA,

    /// <summary>IRP_MJ_SET_VOLUME_INFORMATION.</summary>
    SetVolumeInformation = 0xB,

    /// <summary>IRP_MJ_DIRECTORY_CONTROL.</summary>
    DirectoryControl = 0xC,

    /// <summary>IRP_MJ_FILE_SYSTEM_CONTROL.</summary>
    FileSystemControl = 0xD,

    /// <summary>IRP_MJ_DEVICE_CONTROL.</summary>
    DeviceControl = 0xE,

    /// <summary>IRP_MJ_INTERNAL_DEVICE_CONTROL.</summary>
    DeviceControlInternal = 0xF,

    /// <summary>IRP_MJ_SHUTDOWN.</summary>
    Shutdown = 0x10,

    /// <summary>IRP_MJ_LOCK_CONTROL.</summary>
    LockControl = 0x11,

    /// <summary>IRP_MJ_CLEANUP.</summary>
    Cleanup = 0x12,

    /// <summary>IRP_MJ_CREATE_MAILSLOT.</summary>
    CreateMailSlot = 0x13,

    /// <summary>IRP_MJ_QUERY_SECURITY.</summary>
    QuerySecurity = 0x14,

    /// <summary>IRP_MJ_SET_SECURITY.</summary>
    SetSecurity = 0x15,

    /// <summary>IRP_MJ_POWER.</summary>
    Power = 0x16,

    /// <summary>IRP_MJ_SYSTEM_CONTROL.</summary>
    SystemControl = 0x17,

    /// <summary>IRP_MJ_DEVICE_CHANGE.</summary>
    DeviceChange = 0x18,

    /// <summary>IRP_MJ_QUERY_QUOTA.</summary>
    QueryQuota = 0x19,

    /// <summary>IRP_MJ_SET_QUOTA.</summary>
    SetQuota = 0x1A,

    /// <summary>IRP_MJ_PNP.</summary>
    Pnp = 0x1B,

    /// <summary>An internal device control with three arguments.</summary>
    Other = 0x1C,

    /// <summary>A USB request.</summary>
    Usb = 0x40,

    /// <summary>Not formatted by a target's format method.</summary>
    NoFormat = 0xFF,

    /// <summary>One beyond the last.</summary>
    Max = 0x100,
}
