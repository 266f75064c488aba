using System.Diagnostics.CodeAnalysis;

namespace Wdf.IoTargets;

/// <summary>The context type of a .NET class: what WDF_DECLARE_CONTEXT_TYPE declares in C.</summary>
/// <typeparam name="T">The context's class.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "One type info for each class is the very purpose.")]
public static class WdfContext<T>
    where T : class, new()
{
    /// <summary>The type.</summary>
    public static WdfObjectContextTypeInfo TypeInfo { get; } = new(typeof(T).Name, 1, static () => new T());
}
