namespace Wdf.IoTargets.Conformance;

/// <summary>A scenario and what the real framework printed for it.</summary>
/// <param name="Name">Its name: the file's, without the extension.</param>
/// <param name="Lines">Its operations.</param>
/// <param name="Golden">The recording.</param>
internal sealed record Scenario(string Name, IReadOnlyList<string> Lines, IReadOnlyList<string> Golden)
{
    /// <summary>Whether the driver runs under the framework's verifier.</summary>
    public bool VerifierOn => Lines.Contains("verifier on");

    /// <summary>The minor number of the framework version that the driver is built for.</summary>
    public int MinorVersion => Lines.FirstOrDefault(l => l.StartsWith("clientversion ", StringComparison.Ordinal)) is { } line
        ? (int)Number.Parse(line["clientversion ".Length..])
        : WdfDriver.LatestMinorVersion;

    /// <summary>Whether it is in the language of the support layer.</summary>
    public bool IsSupport { get; init; }

    /// <summary>Whether the verifier checks the tags of references.</summary>
    public bool TracksReferences => Lines.Contains("trackrefs");

    /// <summary>The line with the attributes of the driver; null for the defaults.</summary>
    public string? DriverAttributes => Lines.FirstOrDefault(static l => l.StartsWith("driver ", StringComparison.Ordinal));

    /// <summary>Reads the scenarios of a folder that have a recording, in the order of their names.</summary>
    /// <param name="scenarios">The folder of scenarios.</param>
    /// <param name="golden">The folder of recordings.</param>
    /// <returns>The scenarios.</returns>
    public static IEnumerable<Scenario> Load(string scenarios, string golden) =>
        Directory.EnumerateFiles(scenarios, "*.txt")
            .Select(static f => Path.GetFileNameWithoutExtension(f))
            .Order(StringComparer.Ordinal)
            .Select(name => Read(name, scenarios, golden));

    /// <summary>Reads one scenario.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="scenarios">The folder of scenarios.</param>
    /// <param name="golden">The folder of recordings.</param>
    /// <returns>The scenario.</returns>
    public static Scenario Read(string name, string scenarios, string golden)
    {
        var text = File.ReadAllLines(Path.Combine(scenarios, name + ".txt"));
        var lines = text
            .Select(static l => l.TrimEnd())
            .Where(static l => l.Length > 0 && !l.StartsWith('#'));
        var recording = Path.Combine(golden, name + ".txt");
        return new Scenario(name, [.. lines], File.Exists(recording) ? File.ReadAllLines(recording) : ["(there is no recording)"]) { IsSupport = text[0] == "# language: support" };
    }
}
