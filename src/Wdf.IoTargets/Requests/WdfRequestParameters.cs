namespace Wdf.IoTargets;

/// <summary>What a presented request asks for (WDF_REQUEST_PARAMETERS): a copy of its current stack location.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/ns-wdfrequest-_wdf_request_parameters"/>
public struct WdfRequestParameters
{
    /// <summary>The C structure's size in bytes on x64.</summary>
    public const ushort StructureSize = 40;

    /// <summary>Size of the structure; anything but <see cref="StructureSize"/> is refused.</summary>
    public ushort Size;

    /// <summary>The minor function.</summary>
    public byte MinorFunction;

    /// <summary>The major function.</summary>
    public WdfRequestType Type;

    /// <summary>The parameters; every member is a view of the same words.</summary>
    public WdfRequestParametersUnion Parameters;

    /// <summary>Makes a structure as WDF_REQUEST_PARAMETERS_INIT does.</summary>
    [Ddi("WDF_REQUEST_PARAMETERS_INIT")]
    public WdfRequestParameters() => Size = StructureSize;
}
