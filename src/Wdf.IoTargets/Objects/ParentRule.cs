namespace Wdf.IoTargets;

/// <summary>Whether the attributes of an object may name its parent.</summary>
internal enum ParentRule
{
    Optional,
    Required,
    Forbidden,
}
