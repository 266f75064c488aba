using BenchmarkDotNet.Attributes;

namespace Wdf.IoTargets.Benchmarks;

/// <summary>Every operation under BenchmarkDotNet, for a closer look than the quick run's.</summary>
[MemoryDiagnoser]
public class OperationBenchmarks : IDisposable
{
    private const int Repetitions = 1_000;

    private Bed? _bed;
    private Work? _work;

    /// <summary>The rows that fit: a repetition of the largest ones would take minutes.</summary>
    public static IEnumerable<string> Names { get; } =
        [.. Catalog.Operations.Where(static o => o.Make is not null && !o.Name.StartsWith("outstanding-1", StringComparison.Ordinal)).Select(static o => o.Name)];

    /// <summary>The row.</summary>
    [ParamsSource(nameof(Names))]
    public string Operation { get; set; } = string.Empty;

    /// <summary>Makes what the row needs.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        var operation = Catalog.Operations.First(o => o.Name == Operation);
        _bed = new Bed(operation.Bed);
        _work = operation.Make!(_bed);
    }

    /// <summary>Ends it.</summary>
    [GlobalCleanup]
    public void Dispose()
    {
        _work?.Dispose();
        _bed?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Runs it.</summary>
    [Benchmark(OperationsPerInvoke = Repetitions)]
    public void Run()
    {
        _work!.Tidy();
        _work.Run(Repetitions);
    }
}
