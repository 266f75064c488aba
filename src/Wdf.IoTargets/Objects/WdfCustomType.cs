namespace Wdf.IoTargets;

/// <summary>The context type behind a custom type: one for each class, as WDF_DECLARE_CUSTOM_TYPE makes one for each name.</summary>
/// <typeparam name="T">The class that names the custom type; no instance of it is made.</typeparam>
internal static class WdfCustomType<T>
{
    public static WdfObjectContextTypeInfo TypeInfo { get; } =
        new(typeof(T).Name, WdfCustomTypeContext.StructureSize, static () => new WdfCustomTypeContext());
}
