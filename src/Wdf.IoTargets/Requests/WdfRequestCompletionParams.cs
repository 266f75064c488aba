namespace Wdf.IoTargets;

/// <summary>Outcome of a sent request (WDF_REQUEST_COMPLETION_PARAMS).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/ns-wdfrequest-_wdf_request_completion_params"/>
public struct WdfRequestCompletionParams
{
    /// <summary>The C structure's size in bytes on x64.</summary>
    public const uint StructureSize = 72;

    /// <summary>Size of the structure; not set in the parameters of a request that no format method formatted.</summary>
    public uint Size;

    /// <summary>Which member of <see cref="Parameters"/> counts.</summary>
    public WdfRequestType Type;

    /// <summary>Status and byte count of the IRP.</summary>
    public IoStatusBlock IoStatus;

    /// <summary>What the request was, by type.</summary>
    public WdfCompletionParameters Parameters;

    /// <summary>Makes a structure as WDF_REQUEST_COMPLETION_PARAMS_INIT does.</summary>
    [Ddi("WDF_REQUEST_COMPLETION_PARAMS_INIT")]
    public WdfRequestCompletionParams()
    {
        Size = StructureSize;
        Type = WdfRequestType.NoFormat;
    }

    /// <summary>
    /// Makes the structure as new where it is. To copy a new one there would tell the garbage collector of each reference in it.
    /// </summary>
    internal void Reset()
    {
        this = default;
        Size = StructureSize;
        Type = WdfRequestType.NoFormat;
    }
}
