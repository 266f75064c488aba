using System.Reflection;

namespace Wdf.IoTargets.Samples.Tests.Docs;

/// <summary>The documents, and the sources that their code comes from. Both are in this assembly, so that no path of the machine matters.</summary>
internal static class DocumentText
{
    /// <summary>The documents whose code is checked.</summary>
    public static IReadOnlyList<string> Documents { get; } = [.. Names(".md")];

    /// <summary>All sources of the samples and of the snippets, in lines without white space around them.</summary>
    public static IReadOnlyList<string[]> Sources { get; } = [.. Names(".cs").Select(n => Lines(Read(n)))];

    public static string Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name) ?? throw new ArgumentException($"There is no '{name}'.", nameof(name));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>The fenced blocks of a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="language">The language after the fence; empty for none.</param>
    /// <returns>Each block, in lines without white space around them.</returns>
    public static IReadOnlyList<string[]> Blocks(string document, string language)
    {
        var blocks = new List<string[]>();
        var lines = Read(document).Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                var end = Array.IndexOf(lines, "```", i + 1);
                if (lines[i] == "```" + language)
                {
                    blocks.Add(Lines(string.Join('\n', lines[(i + 1)..end])));
                }

                i = end;
            }
        }

        return blocks;
    }

    public static string[] Lines(string text) => text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries);

    private static IEnumerable<string> Names(string extension) =>
        Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.EndsWith(extension, StringComparison.Ordinal)).Order(StringComparer.Ordinal);
}
