namespace Wdf.IoTargets;

/// <summary>What a memory descriptor holds (WDF_MEMORY_DESCRIPTOR_TYPE).</summary>
public enum WdfMemoryDescriptorType
{
    /// <summary>Not set; refused.</summary>
    Invalid,

    /// <summary>A raw buffer.</summary>
    Buffer,

    /// <summary>An MDL.</summary>
    Mdl,

    /// <summary>A memory object.</summary>
    Handle,
}
