using System.Diagnostics.CodeAnalysis;

namespace Wdf.IoTargets.Conformance;

/// <summary>The console program: runs a folder of scenarios against a folder of recordings.</summary>
/// <param name="Scenarios">The folder of scenarios.</param>
/// <param name="Golden">The folder of recordings.</param>
/// <param name="Only">The name of the only scenario to run; null for all.</param>
internal sealed record FolderRun(string Scenarios, string Golden, string? Only)
{
    public static bool TryParse(string[] args, [NotNullWhen(true)] out FolderRun? run)
    {
        run = null;
        string? scenarios = null, golden = null, only = null;
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            switch (args[i])
            {
                case "--scenarios":
                    scenarios = args[i + 1];
                    break;
                case "--golden":
                    golden = args[i + 1];
                    break;
                case "--only":
                    only = args[i + 1];
                    break;
                default:
                    return false;
            }
        }

        if (scenarios is null || golden is null)
        {
            return false;
        }

        run = new FolderRun(scenarios, golden, only);
        return true;
    }

    /// <summary>Runs, and writes what differs and the sums.</summary>
    /// <param name="output">Where to.</param>
    /// <returns>The exit code: 0 when all passed.</returns>
    public int Execute(TextWriter output)
    {
        var scenarios = Scenario.Load(Scenarios, Golden).Where(s => Only is null || s.Name == Only).ToArray();
        var differences = new string?[scenarios.Length];
        Parallel.For(0, scenarios.Length, i => differences[i] = Comparison.Run(scenarios[i]));
        for (var i = 0; i < scenarios.Length; i++)
        {
            if (differences[i] is { } text)
            {
                output.WriteLine($"--- {scenarios[i].Name}");
                output.WriteLine(text);
            }
        }

        var failed = differences.Count(d => d is not null);
        output.WriteLine($"{scenarios.Length - failed} passed, {failed} failed");
        return failed == 0 && scenarios.Length > 0 ? 0 : 1;
    }
}
