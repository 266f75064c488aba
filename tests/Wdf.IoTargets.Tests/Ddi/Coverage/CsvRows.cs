using System.Text;

namespace Wdf.IoTargets.Tests.Ddi.Coverage;

/// <summary>Reads the lists: comma-separated, double quotes around values with commas, names in the first line.</summary>
internal static class CsvRows
{
    public static IEnumerable<Dictionary<string, string>> Read(string resource)
    {
        using var stream = typeof(CsvRows).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The list {resource} is not embedded.");
        using var reader = new StreamReader(stream);
        var header = Split(reader.ReadLine()!);
        while (reader.ReadLine() is { } line)
        {
            var values = Split(line);
            yield return header.Zip(values).ToDictionary(pair => pair.First, pair => pair.Second);
        }
    }

    private static List<string> Split(string line)
    {
        var values = new List<string>();
        var value = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                value.Append('"');
                i++;
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                values.Add(value.ToString());
                value.Clear();
            }
            else
            {
                value.Append(line[i]);
            }
        }

        values.Add(value.ToString());
        return values;
    }
}
