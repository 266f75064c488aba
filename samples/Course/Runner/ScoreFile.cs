using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Course.Runner;

/// <summary>Writes the score for a program.</summary>
internal static class ScoreFile
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Writes it: as CSV when the name ends in .csv, else as JSON.</summary>
    /// <param name="results">The results.</param>
    /// <param name="path">The file.</param>
    public static void Write(IReadOnlyList<ExerciseResult> results, string path)
    {
        using var file = File.Create(path);
        if (Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            file.Write(Encoding.UTF8.GetBytes(ToCsv(results)));
        }
        else
        {
            WriteJson(results, file);
        }
    }

    /// <summary>The score.</summary>
    /// <param name="results">The results.</param>
    /// <returns>Of 100.</returns>
    public static int Percent(IReadOnlyList<ExerciseResult> results) => 100 * results.Count(static r => r.HasPassed) / results.Count;

    private static string ToCsv(IReadOnlyList<ExerciseResult> results) => results.Aggregate(
        new StringBuilder("number,title,passed,finding\n"),
        static (text, r) => text.Append(CultureInfo.InvariantCulture, $"{r.Exercise.Number},{Quote(r.Exercise.Title)},{(r.HasPassed ? "true" : "false")},{Quote(r.Finding ?? "")}\n")).ToString();

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static void WriteJson(IReadOnlyList<ExerciseResult> results, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Indented);
        json.WriteStartObject();
        json.WriteNumber("passed", results.Count(static r => r.HasPassed));
        json.WriteNumber("of", results.Count);
        json.WriteNumber("percent", Percent(results));
        json.WriteStartArray("exercises");
        foreach (var result in results)
        {
            json.WriteStartObject();
            json.WriteNumber("number", result.Exercise.Number);
            json.WriteString("title", result.Exercise.Title);
            json.WriteBoolean("passed", result.HasPassed);
            json.WriteString("finding", result.Finding);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
