namespace Wdf.IoTargets;

/// <summary>What a custom type keeps on an object (WDF_CUSTOM_TYPE_CONTEXT).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/wdf/framework-object-custom-types"/>
public sealed class WdfCustomTypeContext
{
    /// <summary>The C structure's size in bytes.</summary>
    public const uint StructureSize = 16;

    /// <summary>Size of the structure.</summary>
    public uint Size { get; set; } = StructureSize;

    /// <summary>The driver's data; 0 when the type was added without.</summary>
    public ulong Data { get; set; }
}
