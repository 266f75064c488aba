namespace Wdf.IoTargets;

/// <summary>How a device takes the buffers of reads and writes (WDF_DEVICE_IO_TYPE).</summary>
public enum WdfDeviceIoType
{
    /// <summary>Not set.</summary>
    Undefined,

    /// <summary>Raw addresses.</summary>
    Neither,

    /// <summary>Copied to and from a system buffer.</summary>
    Buffered,

    /// <summary>Locked and described by an MDL.</summary>
    Direct,
}
