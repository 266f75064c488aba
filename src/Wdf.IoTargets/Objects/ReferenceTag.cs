namespace Wdf.IoTargets;

/// <summary>One reference that the driver holds: its tag, and who took it.</summary>
/// <param name="Tag">The tag; null for a reference without.</param>
/// <param name="File">The source file of the call; null for the reference of the creation.</param>
/// <param name="Line">The line in it.</param>
/// <param name="Actor">Who called.</param>
internal sealed record ReferenceTag(object? Tag, string? File, int Line, string? Actor)
{
    /// <summary>The reference that every object has from its creation to its deletion.</summary>
    public static ReferenceTag Creation { get; } = new(null, null, 0, null);

    /// <inheritdoc/>
    public override string ToString()
    {
        var tag = Tag is null ? "without a tag" : $"with the tag {Tag}";
        return File is null ? tag : $"{tag} at {Path.GetFileName(File.Replace('\\', '/'))}:{Line} on {Actor}";
    }
}
