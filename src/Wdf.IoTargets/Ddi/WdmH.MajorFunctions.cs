#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Major and minor function codes.</content>
public static partial class WdmH
{
    /// <inheritdoc cref="MajorFunction.Create"/>
    public const MajorFunction IRP_MJ_CREATE = MajorFunction.Create;

    /// <inheritdoc cref="MajorFunction.CreateNamedPipe"/>
    public const MajorFunction IRP_MJ_CREATE_NAMED_PIPE = MajorFunction.CreateNamedPipe;

    /// <inheritdoc cref="MajorFunction.Close"/>
    public const MajorFunction IRP_MJ_CLOSE = MajorFunction.Close;

    /// <inheritdoc cref="MajorFunction.Read"/>
    public const MajorFunction IRP_MJ_READ = MajorFunction.Read;

    /// <inheritdoc cref="MajorFunction.Write"/>
    public const MajorFunction IRP_MJ_WRITE = MajorFunction.Write;

    /// <inheritdoc cref="MajorFunction.QueryInformation"/>
    public const MajorFunction IRP_MJ_QUERY_INFORMATION = MajorFunction.QueryInformation;

    /// <inheritdoc cref="MajorFunction.SetInformation"/>
    public const MajorFunction IRP_MJ_SET_INFORMATION = MajorFunction.SetInformation;

    /// <inheritdoc cref="MajorFunction.QueryEa"/>
    public const MajorFunction IRP_MJ_QUERY_EA = MajorFunction.QueryEa;

    /// <inheritdoc cref="MajorFunction.SetEa"/>
    public const MajorFunction IRP_MJ_SET_EA = MajorFunction.SetEa;

    /// <inheritdoc cref="MajorFunction.FlushBuffers"/>
    public const MajorFunction IRP_MJ_FLUSH_BUFFERS = MajorFunction.FlushBuffers;

    /// <inheritdoc cref="MajorFunction.QueryVolumeInformation"/>
    public const MajorFunction IRP_MJ_QUERY_VOLUME_INFORMATION = MajorFunction.QueryVolumeInformation;

    /// <inheritdoc cref="MajorFunction.SetVolumeInformation"/>
    public const MajorFunction IRP_MJ_SET_VOLUME_INFORMATION = MajorFunction.SetVolumeInformation;

    /// <inheritdoc cref="MajorFunction.DirectoryControl"/>
    public const MajorFunction IRP_MJ_DIRECTORY_CONTROL = MajorFunction.DirectoryControl;

    /// <inheritdoc cref="MajorFunction.FileSystemControl"/>
    public const MajorFunction IRP_MJ_FILE_SYSTEM_CONTROL = MajorFunction.FileSystemControl;

    /// <inheritdoc cref="MajorFunction.DeviceControl"/>
    public const MajorFunction IRP_MJ_DEVICE_CONTROL = MajorFunction.DeviceControl;

    /// <inheritdoc cref="MajorFunction.InternalDeviceControl"/>
    public const MajorFunction IRP_MJ_INTERNAL_DEVICE_CONTROL = MajorFunction.InternalDeviceControl;

    /// <inheritdoc cref="MajorFunction.InternalDeviceControl"/>
    public const MajorFunction IRP_MJ_SCSI = MajorFunction.InternalDeviceControl;

    /// <inheritdoc cref="MajorFunction.Shutdown"/>
    public const MajorFunction IRP_MJ_SHUTDOWN = MajorFunction.Shutdown;

    /// <inheritdoc cref="MajorFunction.LockControl"/>
    public const MajorFunction IRP_MJ_LOCK_CONTROL = MajorFunction.LockControl;

    /// <inheritdoc cref="MajorFunction.Cleanup"/>
    public const MajorFunction IRP_MJ_CLEANUP = MajorFunction.Cleanup;

    /// <inheritdoc cref="MajorFunction.CreateMailslot"/>
    public const MajorFunction IRP_MJ_CREATE_MAILSLOT = MajorFunction.CreateMailslot;

    /// <inheritdoc cref="MajorFunction.QuerySecurity"/>
    public const MajorFunction IRP_MJ_QUERY_SECURITY = MajorFunction.QuerySecurity;

    /// <inheritdoc cref="MajorFunction.SetSecurity"/>
    public const MajorFunction IRP_MJ_SET_SECURITY = MajorFunction.SetSecurity;

    /// <inheritdoc cref="MajorFunction.Power"/>
    public const MajorFunction IRP_MJ_POWER = MajorFunction.Power;

    /// <inheritdoc cref="MajorFunction.SystemControl"/>
    public const MajorFunction IRP_MJ_SYSTEM_CONTROL = MajorFunction.SystemControl;

    /// <inheritdoc cref="MajorFunction.DeviceChange"/>
    public const MajorFunction IRP_MJ_DEVICE_CHANGE = MajorFunction.DeviceChange;

    /// <inheritdoc cref="MajorFunction.QueryQuota"/>
    public const MajorFunction IRP_MJ_QUERY_QUOTA = MajorFunction.QueryQuota;

    /// <inheritdoc cref="MajorFunction.SetQuota"/>
    public const MajorFunction IRP_MJ_SET_QUOTA = MajorFunction.SetQuota;

    /// <inheritdoc cref="MajorFunction.Pnp"/>
    public const MajorFunction IRP_MJ_PNP = MajorFunction.Pnp;

    /// <inheritdoc cref="MajorFunction.Pnp"/>
    public const MajorFunction IRP_MJ_PNP_POWER = MajorFunction.Pnp;

    /// <inheritdoc cref="MajorFunction.Maximum"/>
    public const MajorFunction IRP_MJ_MAXIMUM_FUNCTION = MajorFunction.Maximum;

    /// <inheritdoc cref="PnpMinorFunction.StartDevice"/>
    public const byte IRP_MN_START_DEVICE = (byte)PnpMinorFunction.StartDevice;

    /// <inheritdoc cref="PnpMinorFunction.RemoveDevice"/>
    public const byte IRP_MN_REMOVE_DEVICE = (byte)PnpMinorFunction.RemoveDevice;

    /// <inheritdoc cref="PnpMinorFunction.QueryDeviceRelations"/>
    public const byte IRP_MN_QUERY_DEVICE_RELATIONS = (byte)PnpMinorFunction.QueryDeviceRelations;

    /// <inheritdoc cref="PnpMinorFunction.QueryInterface"/>
    public const byte IRP_MN_QUERY_INTERFACE = (byte)PnpMinorFunction.QueryInterface;

    /// <inheritdoc cref="PnpMinorFunction.SurpriseRemoval"/>
    public const byte IRP_MN_SURPRISE_REMOVAL = (byte)PnpMinorFunction.SurpriseRemoval;
}
