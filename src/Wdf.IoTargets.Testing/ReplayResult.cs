namespace Wdf.IoTargets.Testing;

/// <summary>What a replay that did not fail showed.</summary>
public sealed class ReplayResult
{
    internal ReplayResult(string story, IReadOnlyList<string> misfits)
    {
        Story = story;
        Misfits = misfits;
    }

    /// <summary>What happened, one line a step.</summary>
    public string Story { get; }

    /// <summary>Where the string did not fit the body any more, one text each; the replay went on in default order.</summary>
    public IReadOnlyList<string> Misfits { get; }
}
