namespace Wdf.IoTargets;

/// <summary>How a remote target is opened (WDF_IO_TARGET_OPEN_PARAMS).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfiotarget/ns-wdfiotarget-_wdf_io_target_open_params"/>
public struct WdfIoTargetOpenParams
{
    /// <summary>The C structure's size in bytes on x64, framework 1.33.</summary>
    public const uint StructureSize = 144;

    /// <summary>The size that drivers built for 1.11 give; FileInformation does not come back to them.</summary>
    public const uint StructureSize111 = 136;

    /// <summary>FILE_NON_DIRECTORY_FILE, which the INIT helpers set.</summary>
    private const uint NonDirectoryFile = 0x40;

    /// <summary>Size of the structure.</summary>
    public uint Size;

    /// <summary>What to open.</summary>
    public WdfIoTargetOpenType Type;

    /// <summary>Called when the device is to be removed; null for the default, which closes for query remove.</summary>
    public EvtWdfIoTargetQueryRemove? EvtIoTargetQueryRemove;

    /// <summary>Called when the removal was cancelled; null for the default, which reopens.</summary>
    public EvtWdfIoTargetRemoveCanceled? EvtIoTargetRemoveCanceled;

    /// <summary>Called when the device is gone; null for the default, which closes.</summary>
    public EvtWdfIoTargetRemoveComplete? EvtIoTargetRemoveComplete;

    /// <summary>The device of an existing-device open; taken as it is.</summary>
    public DeviceObject? TargetDeviceObject;

    /// <summary>The file object of an existing-device open; put into each request. Needed for the three callbacks.</summary>
    public FileObject? TargetFileObject;

    /// <summary>The device's name.</summary>
    public string? TargetDeviceName;

    /// <summary>Access that is asked for.</summary>
    public uint DesiredAccess;

    /// <summary>Share access: 0 exclusive, read 1, write 2, delete 4.</summary>
    public uint ShareAccess;

    /// <summary>File attributes.</summary>
    public uint FileAttributes;

    /// <summary>What to do when the file exists, or does not; 0 is supersede.</summary>
    public uint CreateDisposition;

    /// <summary>Create options.</summary>
    public uint CreateOptions;

    /// <summary>Extended attributes; default for none.</summary>
    public Memory<byte> EaBuffer;

    /// <summary>Length of the extended attributes in bytes.</summary>
    public uint EaBufferLength;

    /// <summary>Size to allocate in bytes; null for none.</summary>
    public long? AllocationSize;

    /// <summary>Out: what the open did. 1 for opened.</summary>
    public uint FileInformation;

    /// <summary>User-mode drivers only.</summary>
    public string? FileName;

    /// <summary>Parameters for a device object that the driver has (WDF_IO_TARGET_OPEN_PARAMS_INIT_EXISTING_DEVICE).</summary>
    /// <param name="device">The device.</param>
    /// <returns>The parameters.</returns>
    [Ddi("WDF_IO_TARGET_OPEN_PARAMS_INIT_EXISTING_DEVICE")]
    public static WdfIoTargetOpenParams ExistingDevice(DeviceObject? device) =>
        new() { Size = StructureSize, Type = WdfIoTargetOpenType.UseExistingDevice, TargetDeviceObject = device };

    /// <summary>Parameters for an open by name (WDF_IO_TARGET_OPEN_PARAMS_INIT_OPEN_BY_NAME).</summary>
    /// <param name="name">The device's name.</param>
    /// <param name="desiredAccess">Access that is asked for.</param>
    /// <returns>The parameters.</returns>
    [Ddi("WDF_IO_TARGET_OPEN_PARAMS_INIT_OPEN_BY_NAME")]
    public static WdfIoTargetOpenParams OpenByName(string? name, uint desiredAccess)
    {
        var openParams = CreateByName(name, desiredAccess);
        openParams.CreateDisposition = 1;
        return openParams;
    }

    /// <summary>Parameters for a create by name (WDF_IO_TARGET_OPEN_PARAMS_INIT_CREATE_BY_NAME); its disposition is supersede.</summary>
    /// <param name="name">The device's name.</param>
    /// <param name="desiredAccess">Access that is asked for.</param>
    /// <returns>The parameters.</returns>
    [Ddi("WDF_IO_TARGET_OPEN_PARAMS_INIT_CREATE_BY_NAME")]
    public static WdfIoTargetOpenParams CreateByName(string? name, uint desiredAccess) =>
        new() { Size = StructureSize, Type = WdfIoTargetOpenType.ByName, TargetDeviceName = name, DesiredAccess = desiredAccess, CreateOptions = NonDirectoryFile };

    /// <summary>Parameters for a reopen (WDF_IO_TARGET_OPEN_PARAMS_INIT_REOPEN).</summary>
    /// <returns>The parameters.</returns>
    [Ddi("WDF_IO_TARGET_OPEN_PARAMS_INIT_REOPEN")]
    public static WdfIoTargetOpenParams Reopen() => new() { Size = StructureSize, Type = WdfIoTargetOpenType.Reopen };
}
