namespace Wdf.IoTargets.Tests.Ddi.Coverage;

/// <summary>One name of a C header.</summary>
/// <param name="Layer">The layer that it belongs to.</param>
/// <param name="Header">The header that declares it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name, for a field the path within its structure.</param>
/// <param name="Of">The enumeration of an enumerator, the structure of a field; otherwise empty.</param>
/// <param name="Value">The value of a constant as C text; otherwise empty.</param>
/// <param name="Parameters">The parameter names of what can be called, null for all else.</param>
public sealed record DdiEntry(
    string Layer, string Header, DdiKind Kind, string Name, string Of, string Value, IReadOnlyList<string>? Parameters)
{
    /// <summary>The name that appears in a driver's source, in full for a field.</summary>
    public string FullName => Kind == DdiKind.Field ? $"{Of}.{Name}" : Name;

    /// <summary>Whether it is called like a function.</summary>
    public bool IsCallable => Parameters is not null && Kind != DdiKind.Callback;

    public override string ToString() => $"{Header}: {FullName}";
}
