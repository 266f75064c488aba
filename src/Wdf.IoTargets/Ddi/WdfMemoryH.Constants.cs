#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Kinds of memory descriptor.</content>
public static partial class WdfMemoryH
{
    /// <inheritdoc cref="WdfMemoryDescriptorType.Invalid"/>
    public const WdfMemoryDescriptorType WdfMemoryDescriptorTypeInvalid = WdfMemoryDescriptorType.Invalid;

    /// <inheritdoc cref="WdfMemoryDescriptorType.Buffer"/>
    public const WdfMemoryDescriptorType WdfMemoryDescriptorTypeBuffer = WdfMemoryDescriptorType.Buffer;

    /// <inheritdoc cref="WdfMemoryDescriptorType.Mdl"/>
    public const WdfMemoryDescriptorType WdfMemoryDescriptorTypeMdl = WdfMemoryDescriptorType.Mdl;

    /// <inheritdoc cref="WdfMemoryDescriptorType.Handle"/>
    public const WdfMemoryDescriptorType WdfMemoryDescriptorTypeHandle = WdfMemoryDescriptorType.Handle;
}
