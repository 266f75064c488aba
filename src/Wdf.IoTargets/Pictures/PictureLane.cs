namespace Wdf.IoTargets;

/// <summary>One layer of the picture: who can have a request, or act on it.</summary>
/// <param name="name">The layer's name.</param>
/// <param name="kind">What it is, in a word or two.</param>
internal sealed class PictureLane(string name, string kind)
{
    /// <summary>The layer's name.</summary>
    public string Name { get; } = name;

    /// <summary>What it is, in a word or two.</summary>
    public string Kind { get; } = kind;

    /// <summary>Place from the left.</summary>
    public int Index { get; set; }

    /// <summary>How many bars are side by side in it.</summary>
    public int Tracks { get; set; }
}
