namespace Wdf.IoTargets;

/// <summary>How a remote target is opened (WDF_IO_TARGET_OPEN_TYPE).</summary>
public enum WdfIoTargetOpenType
{
    /// <summary>Not set; refused.</summary>
    Undefined,

    /// <summary>A device object that the driver has.</summary>
    UseExistingDevice,

    /// <summary>A device by its name.</summary>
    ByName,

    /// <summary>The device of the last open by name.</summary>
    Reopen,

    /// <summary>User-mode drivers only.</summary>
    LocalTargetByFile,
}
