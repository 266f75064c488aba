using BenchmarkDotNet.Running;
using Wdf.IoTargets.Benchmarks;

// --quick prints the table of ratios in under a minute; --csv FILE writes the figures too; --only a,b measures some rows (a trailing * stands
// for any end); --seconds N sets how long; --no-rules leaves out the second measurement, with every rule, which the compiler sees too. Everything else goes to BenchmarkDotNet.
if (!args.Contains("--quick"))
{
    BenchmarkSwitcher.FromAssembly(typeof(OperationBenchmarks).Assembly).Run(args);
    return;
}

var only = Option("--only")?.Split(',');
var budget = TimeSpan.FromSeconds(int.Parse(Option("--seconds") ?? "45", System.Globalization.CultureInfo.InvariantCulture));
var figures = new QuickRun(budget, IsWanted, withRules: !args.Contains("--no-rules")).Measure();
Console.Write(Report.Table(figures));
Console.WriteLine();
Console.Write(Report.RulesTable(figures));
if (Option("--csv") is { } file)
{
    File.WriteAllText(file, Report.Csv(figures));
}

bool IsWanted(Operation operation) =>
    only is null || Array.Exists(only, o => o.EndsWith('*') ? operation.Name.StartsWith(o[..^1], StringComparison.Ordinal) : operation.Name == o);

string? Option(string name)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
}
