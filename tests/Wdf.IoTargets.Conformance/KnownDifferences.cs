using System.Text.RegularExpressions;

namespace Wdf.IoTargets.Conformance;

/// <summary>The scenarios that docs/conformance.md says the library does not meet.</summary>
internal static partial class KnownDifferences
{
    /// <summary>Their names.</summary>
    public static IReadOnlySet<string> Names { get; } = Read(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "conformance.md")));

    // - `name`: why
    private static HashSet<string> Read(IEnumerable<string> lines) =>
        [.. lines.Select(l => Entry().Match(l)).Where(m => m.Success).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("^- `([^`]+)`: .")]
    private static partial Regex Entry();
}
