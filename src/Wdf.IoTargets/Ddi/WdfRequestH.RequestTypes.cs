#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Request types.</content>
public static partial class WdfRequestH
{
    /// <inheritdoc cref="WdfRequestType.Create"/>
    public const WdfRequestType WdfRequestTypeCreate = WdfRequestType.Create;

    /// <inheritdoc cref="WdfRequestType.CreateNamedPipe"/>
    public const WdfRequestType WdfRequestTypeCreateNamedPipe = WdfRequestType.CreateNamedPipe;

    /// <inheritdoc cref="WdfRequestType.Close"/>
    public const WdfRequestType WdfRequestTypeClose = WdfRequestType.Close;

    /// <inheritdoc cref="WdfRequestType.Read"/>
    public const WdfRequestType WdfRequestTypeRead = WdfRequestType.Read;

    /// <inheritdoc cref="WdfRequestType.Write"/>
    public const WdfRequestType WdfRequestTypeWrite = WdfRequestType.Write;

    /// <inheritdoc cref="WdfRequestType.QueryInformation"/>
    public const WdfRequestType WdfRequestTypeQueryInformation = WdfRequestType.QueryInformation;

    /// <inheritdoc cref="WdfRequestType.SetInformation"/>
    public const WdfRequestType WdfRequestTypeSetInformation = WdfRequestType.SetInformation;

    /// <inheritdoc cref="WdfRequestType.QueryEA"/>
    public const WdfRequestType WdfRequestTypeQueryEA = WdfRequestType.QueryEA;

    /// <inheritdoc cref="WdfRequestType.SetEA"/>
    public const WdfRequestType WdfRequestTypeSetEA = WdfRequestType.SetEA;

    /// <inheritdoc cref="WdfRequestType.FlushBuffers"/>
    public const WdfRequestType WdfRequestTypeFlushBuffers = WdfRequestType.FlushBuffers;

    /// <inheritdoc cref="WdfRequestType.QueryVolumeInformation"/>
    public const WdfRequestType WdfRequestTypeQueryVolumeInformation = WdfRequestType.QueryVolumeInformation;

    /// <inheritdoc cref="WdfRequestType.SetVolumeInformation"/>
    public const WdfRequestType WdfRequestTypeSetVolumeInformation = WdfRequestType.SetVolumeInformation;

    /// <inheritdoc cref="WdfRequestType.DirectoryControl"/>
    public const WdfRequestType WdfRequestTypeDirectoryControl = WdfRequestType.DirectoryControl;

    /// <inheritdoc cref="WdfRequestType.FileSystemControl"/>
    public const WdfRequestType WdfRequestTypeFileSystemControl = WdfRequestType.FileSystemControl;

    /// <inheritdoc cref="WdfRequestType.DeviceControl"/>
    public const WdfRequestType WdfRequestTypeDeviceControl = WdfRequestType.DeviceControl;

    /// <inheritdoc cref="WdfRequestType.DeviceControlInternal"/>
    public const WdfRequestType WdfRequestTypeDeviceControlInternal = WdfRequestType.DeviceControlInternal;

    /// <inheritdoc cref="WdfRequestType.Shutdown"/>
    public const WdfRequestType WdfRequestTypeShutdown = WdfRequestType.Shutdown;

    /// <inheritdoc cref="WdfRequestType.LockControl"/>
    public const WdfRequestType WdfRequestTypeLockControl = WdfRequestType.LockControl;

    /// <inheritdoc cref="WdfRequestType.Cleanup"/>
    public const WdfRequestType WdfRequestTypeCleanup = WdfRequestType.Cleanup;

    /// <inheritdoc cref="WdfRequestType.CreateMailSlot"/>
    public const WdfRequestType WdfRequestTypeCreateMailSlot = WdfRequestType.CreateMailSlot;

    /// <inheritdoc cref="WdfRequestType.QuerySecurity"/>
    public const WdfRequestType WdfRequestTypeQuerySecurity = WdfRequestType.QuerySecurity;

    /// <inheritdoc cref="WdfRequestType.SetSecurity"/>
    public const WdfRequestType WdfRequestTypeSetSecurity = WdfRequestType.SetSecurity;

    /// <inheritdoc cref="WdfRequestType.Power"/>
    public const WdfRequestType WdfRequestTypePower = WdfRequestType.Power;

    /// <inheritdoc cref="WdfRequestType.SystemControl"/>
    public const WdfRequestType WdfRequestTypeSystemControl = WdfRequestType.SystemControl;

    /// <inheritdoc cref="WdfRequestType.DeviceChange"/>
    public const WdfRequestType WdfRequestTypeDeviceChange = WdfRequestType.DeviceChange;

    /// <inheritdoc cref="WdfRequestType.QueryQuota"/>
    public const WdfRequestType WdfRequestTypeQueryQuota = WdfRequestType.QueryQuota;

    /// <inheritdoc cref="WdfRequestType.SetQuota"/>
    public const WdfRequestType WdfRequestTypeSetQuota = WdfRequestType.SetQuota;

    /// <inheritdoc cref="WdfRequestType.Pnp"/>
    public const WdfRequestType WdfRequestTypePnp = WdfRequestType.Pnp;

    /// <inheritdoc cref="WdfRequestType.Other"/>
    public const WdfRequestType WdfRequestTypeOther = WdfRequestType.Other;

    /// <inheritdoc cref="WdfRequestType.Usb"/>
    public const WdfRequestType WdfRequestTypeUsb = WdfRequestType.Usb;

    /// <inheritdoc cref="WdfRequestType.NoFormat"/>
    public const WdfRequestType WdfRequestTypeNoFormat = WdfRequestType.NoFormat;

    /// <inheritdoc cref="WdfRequestType.Max"/>
    public const WdfRequestType WdfRequestTypeMax = WdfRequestType.Max;
}
