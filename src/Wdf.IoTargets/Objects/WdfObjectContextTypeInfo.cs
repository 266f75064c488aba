namespace Wdf.IoTargets;

/// <summary>Names a context type (WDF_OBJECT_CONTEXT_TYPE_INFO). Its identity is the object itself, not its name.</summary>
public sealed class WdfObjectContextTypeInfo
{
    /// <summary>The C structure's size in bytes.</summary>
    public const uint StructureSize = 40;

    private readonly Func<object> _create;

    /// <summary>Names a context type.</summary>
    /// <param name="contextName">Its name; null is accepted here and refused where it is used.</param>
    /// <param name="contextSize">Its size in bytes as C counts it; 0 when it does not matter.</param>
    /// <param name="create">Makes a zeroed context.</param>
    public WdfObjectContextTypeInfo(string? contextName, nuint contextSize, Func<object> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        ContextName = contextName;
        ContextSize = contextSize;
        _create = create;
    }

    /// <summary>Size of the structure; anything but <see cref="StructureSize"/> is refused.</summary>
    public uint Size { get; set; } = StructureSize;

    /// <summary>The type's name.</summary>
    public string? ContextName { get; }

    /// <summary>Size of the context as C counts it, in bytes.</summary>
    public nuint ContextSize { get; }

    /// <summary>The type that stands for this one in another module; itself when null.</summary>
    public WdfObjectContextTypeInfo? UniqueType { get; set; }

    /// <summary>Called for the type's identity in place of <see cref="UniqueType"/> when set.</summary>
    public Func<WdfObjectContextTypeInfo>? EvtDriverGetUniqueContextType { get; set; }

    /// <summary>The identity under which a context of this type is found.</summary>
    internal WdfObjectContextTypeInfo Identity => EvtDriverGetUniqueContextType?.Invoke() ?? UniqueType ?? this;

    internal object Create() => _create();
}
