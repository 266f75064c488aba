namespace Wdf.IoTargets;

/// <summary>How a request is forwarded to a parent device (WDF_REQUEST_FORWARD_OPTIONS).</summary>
public struct WdfRequestForwardOptions
{
    /// <summary>The C structure's size in bytes.</summary>
    public const uint StructureSize = 8;

    /// <summary>Size of the structure; anything but <see cref="StructureSize"/> is refused.</summary>
    public uint Size;

    /// <summary>The flags.</summary>
    public WdfRequestForwardOptionsFlags Flags;

    /// <summary>Makes options (WDF_REQUEST_FORWARD_OPTIONS_INIT).</summary>
    [Ddi("WDF_REQUEST_FORWARD_OPTIONS_INIT")]
    public WdfRequestForwardOptions()
    {
        Size = StructureSize;
        Flags = WdfRequestForwardOptionsFlags.SendAndForget;
    }
}
