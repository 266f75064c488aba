namespace Wdf.IoTargets.Tests.Ddi.Coverage;

/// <summary>What a name of a C header is.</summary>
public enum DdiKind
{
    Function,
    Inline,
    Macro,
    Status,
    Enum,
    Enumerator,
    Struct,
    Field,
    Callback,
}
