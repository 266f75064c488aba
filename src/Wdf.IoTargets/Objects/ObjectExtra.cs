namespace Wdf.IoTargets;

/// <summary>What most objects do not have: children, contexts and tags of references. Made at the first of them, before others know the object or under the tree lock.</summary>
/// <remarks>What the rules know of a request derives from it, so that a request has one field for both.</remarks>
internal class ObjectExtra
{
    /// <summary>A ring: the last child leads to the first. A driver may have a million requests, and each of them leaves in its own time.</summary>
    public WdfObject? LastChild;

    /// <summary>The oldest context, which leads to the next one.</summary>
    public ContextSlot? FirstContext;

    /// <summary>The references, that of the creation included.</summary>
    public List<ReferenceTag>? Tags;
}
