namespace Wdf.IoTargets;

/// <summary>Pictures of a trace: which layer had which request when, who sent, completed and cancelled it, and where a rule was broken.</summary>
public static class TracePictures
{
    /// <summary>The trace as a sequence diagram of Mermaid, for a Markdown page: a participant for each layer, a message for each time a request changes hands.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="subject">Only what concerns this object, such as a request; null for everything. Mermaid draws some hundred messages well.</param>
    /// <returns>The text of the diagram, without a code fence. The same trace gives the same text.</returns>
    public static string ToMermaid(this KernelTrace trace, KernelObject? subject = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return MermaidText.Of(Picture.Of(trace, subject));
    }

    /// <summary>
    /// The trace as one HTML page that needs nothing else: a lane for each layer, simulated time downwards, a bar where a request is, and each event with its line of
    /// the story beside it.
    /// </summary>
    /// <param name="trace">The trace.</param>
    /// <param name="title">The heading, such as the test's name; null for a general one.</param>
    /// <param name="subject">Only what concerns this object, such as a request; null for everything.</param>
    /// <returns>The page. The same trace gives the same text. It is also well-formed XML.</returns>
    public static string ToHtml(this KernelTrace trace, string? title = null, KernelObject? subject = null)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return HtmlPage.Of(Picture.Of(trace, subject), title, findings: []);
    }

    /// <summary>Writes the page of <see cref="ToHtml"/> into a file.</summary>
    /// <param name="trace">The trace.</param>
    /// <param name="path">The file; one that exists is replaced. Its directory is made when there is none.</param>
    /// <param name="title">The heading, such as the test's name; null for a general one.</param>
    /// <param name="subject">Only what concerns this object, such as a request; null for everything.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void WriteHtml(this KernelTrace trace, string path, string? title = null, KernelObject? subject = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var page = ToHtml(trace, title, subject);
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } directory)
        {
            Directory.CreateDirectory(directory);
        }

        File.WriteAllText(path, page);
    }
}
