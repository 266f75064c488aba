using System.Globalization;
using System.Text;

namespace Wdf.IoTargets.Benchmarks;

/// <summary>The figures as a table for people and as a file for programs.</summary>
internal static class Report
{
    private const double MostForRules = 2;

    public static string Table(Dictionary<string, Figure> figures)
    {
        var pair = figures[Catalog.LockPair].Nanoseconds;
        var text = new StringBuilder();
        text.AppendLine(Line("operation", "ns", "pairs", "goal", string.Empty, "bytes", "most", "determ. ns", "what"));
        foreach (var operation in Catalog.Operations)
        {
            if (!figures.TryGetValue(operation.Name, out var figure))
            {
                continue;
            }

            var goal = operation.Goal ?? operation.GoalNanoseconds / 15;
            var isMet = (goal is null || (operation.GoalNanoseconds is { } ns ? figure.Nanoseconds <= ns : figure.Nanoseconds / pair <= goal))
                && (operation.GoalBytes is not { } most || figure.Bytes <= most);
            text.AppendLine(Line(
                operation.Name,
                Number(figure.Nanoseconds, 1),
                Number(figure.Nanoseconds / pair, 2),
                Number(goal, 2),
                goal is null && operation.GoalBytes is null ? string.Empty : isMet ? "met" : "OVER",
                Number(figure.Bytes, 0),
                Number(operation.GoalBytes, 0),
                figures.TryGetValue(operation.Name + "/deterministic", out var deterministic) ? Number(deterministic.Nanoseconds, 0) : string.Empty,
                operation.Title));
        }

        return text.ToString();
    }

    /// <summary>What the rules cost: each operation under the preset None and under the preset All, measured side by side.</summary>
    public static string RulesTable(Dictionary<string, Figure> figures)
    {
        var text = new StringBuilder();
        text.AppendLine(RulesLine("operation", "none ns", "all ns", "all/none", string.Empty, "all bytes"));
        foreach (var operation in Catalog.Operations)
        {
            if (figures.TryGetValue(operation.Name, out var none) && figures.TryGetValue(operation.Name + QuickRun.Verified, out var all))
            {
                var ratio = all.Nanoseconds / none.Nanoseconds;
                text.AppendLine(RulesLine(
                    operation.Name, Number(none.Nanoseconds, 1), Number(all.Nanoseconds, 1), Number(ratio, 2), ratio <= MostForRules ? "met" : "OVER", Number(all.Bytes, 0)));
            }
        }

        return text.ToString();
    }

    public static string Csv(Dictionary<string, Figure> figures)
    {
        var pair = figures[Catalog.LockPair].Nanoseconds;
        var text = new StringBuilder("operation,ns,lock_pair_ns,bytes\n");
        foreach (var operation in Catalog.Operations)
        {
            if (operation.Name != Catalog.LockPair && figures.TryGetValue(operation.Name, out var figure))
            {
                text.Append(CultureInfo.InvariantCulture, $"{operation.Name},{figure.Nanoseconds:0.00},{pair:0.00},{figure.Bytes:0.##}\n");
            }
        }

        return text.ToString();
    }

    private static string RulesLine(params ReadOnlySpan<string> cells) =>
        $"{cells[0],-24} {cells[1],12} {cells[2],12} {cells[3],10} {cells[4],-4} {cells[5],10}".TrimEnd();

    private static string Line(params ReadOnlySpan<string> cells) =>
        $"{cells[0],-24} {cells[1],12} {cells[2],10} {cells[3],8} {cells[4],-4} {cells[5],8} {cells[6],6} {cells[7],11}  {cells[8]}".TrimEnd();

    private static string Number(double? value, int digits) => value?.ToString("N" + digits, CultureInfo.InvariantCulture) ?? string.Empty;
}
