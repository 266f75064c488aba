namespace Wdf.IoTargets.Tests.Ddi.Coverage;

/// <summary>The layers, or single headers of a layer, of which no name may be missing.</summary>
public static class FinishedLayers
{
    /// <summary>Entries are <c>layer</c> or <c>layer:header</c>.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "core",
        "queues:wdfio.h",
        "support",
    ];

    public static bool Contain(DdiEntry entry) => All.Contains(entry.Layer) || All.Contains($"{entry.Layer}:{entry.Header}");
}
