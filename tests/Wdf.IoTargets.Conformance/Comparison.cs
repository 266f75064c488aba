using System.Text;

namespace Wdf.IoTargets.Conformance;

/// <summary>Compares what the library printed with the recording, line by line.</summary>
internal static class Comparison
{
    private const int ContextLines = 4;

    /// <summary>Runs a scenario.</summary>
    /// <param name="scenario">The scenario.</param>
    /// <returns>A short text that shows the first difference; null when there is none.</returns>
    public static string? Run(Scenario scenario)
    {
        var actual = ScenarioRun.Execute(scenario);
        var expected = scenario.Golden;
        var at = 0;
        while (at < expected.Count && at < actual.Count && Same(expected[at], actual[at]))
        {
            at++;
        }

        return at == expected.Count && at == actual.Count ? null : Show(expected, actual, at);
    }

    // 'An implementation may report any fatal stop' where the real system crashed.
    private static bool Same(string expected, string actual) =>
        expected == actual
        || (expected.StartsWith("CRASH ", StringComparison.Ordinal) && actual.StartsWith("BUGCHECK ", StringComparison.Ordinal));

    private static string Show(IReadOnlyList<string> expected, IReadOnlyList<string> actual, int at)
    {
        var text = new StringBuilder();
        text.Append("line ").Append(at + 1).AppendLine(":");
        for (var i = Math.Max(at - ContextLines, 0); i < at; i++)
        {
            text.Append("    ").AppendLine(expected[i]);
        }

        for (var i = at; i < Math.Min(at + 2, expected.Count); i++)
        {
            text.Append("  - ").AppendLine(expected[i]);
        }

        for (var i = at; i < Math.Min(at + 2, actual.Count); i++)
        {
            text.Append("  + ").AppendLine(actual[i]);
        }

        return text.ToString().TrimEnd();
    }
}
