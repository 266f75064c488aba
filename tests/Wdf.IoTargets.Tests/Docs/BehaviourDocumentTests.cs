using System.Reflection;
using System.Text.RegularExpressions;

namespace Wdf.IoTargets.Tests.Docs;

/// <summary>docs/behaviour.md names a scenario or a test for each point; each of them exists.</summary>
public partial class BehaviourDocumentTests
{
    private const string LastColumn = "shown by";

    private static readonly HashSet<string> Scenarios = [.. Read("scenario-names.txt").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    [Fact]
    public void Each_row_names_what_shows_it() =>
        Rows().Should().HaveCountGreaterThan(50).And.OnlyContain(row => Names(row).Count > 0);

    [Fact]
    public void Each_scenario_that_is_named_exists() =>
        Rows().SelectMany(Names).Where(name => !name.Contains('.')).Should().NotBeEmpty().And.BeSubsetOf(Scenarios);

    [Fact]
    public void Each_test_that_is_named_exists()
    {
        var tests = Assembly.GetExecutingAssembly().GetTypes()
            .SelectMany(t => t.GetMethods())
            .Where(m => m.GetCustomAttribute<FactAttribute>() is not null)
            .Select(m => $"{m.DeclaringType!.Name}.{m.Name}");
        Rows().SelectMany(Names).Where(name => name.Contains('.')).Should().NotBeEmpty().And.BeSubsetOf(tests);
    }

    [Fact]
    public void The_sections_for_later_corrections_and_for_differences_on_purpose_are_there() =>
        Lines().Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Should()
            .Contain("## Where this library differs from the real framework on purpose").And.EndWith("## Corrections since");

    private static IEnumerable<string> Lines() => Read("behaviour.md").Split('\n', StringSplitOptions.TrimEntries);

    // The rows of the tables whose last column says what shows the point.
    private static List<string> Rows()
    {
        var rows = new List<string>();
        var isInTable = false;
        foreach (var line in Lines())
        {
            if (!line.StartsWith('|'))
            {
                isInTable = false;
            }
            else if (LastCell(line) == LastColumn)
            {
                isInTable = true;
            }
            else if (isInTable && !line.StartsWith("|---", StringComparison.Ordinal))
            {
                rows.Add(line);
            }
        }

        return rows;
    }

    private static string LastCell(string row) => row.Trim('|').Split('|')[^1].Trim();

    private static List<string> Names(string row) => [.. Quoted().Matches(LastCell(row)).Select(m => m.Groups[1].Value)];

    private static string Read(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
