using System.Diagnostics;

namespace Wdf.IoTargets.Benchmarks;

/// <summary>Measures all operations in interleaved slices: each slice of an operation stands between two of the lock pair, and the best one counts.</summary>
internal sealed class QuickRun(TimeSpan budget, Func<Operation, bool> isWanted, bool withRules)
{
    /// <summary>What follows the name of an operation for its figure while every rule listens.</summary>
    public const string Verified = "/all";

    private static readonly TimeSpan WarmUpTime = TimeSpan.FromMilliseconds(60);

    private readonly Dictionary<BedKind, Bed> _beds = [];

    /// <summary>Runs.</summary>
    /// <returns>The figures by name; those of deterministic mode are named <c>name/deterministic</c>, those with every rule <c>name/all</c>.</returns>
    public Dictionary<string, Figure> Measure()
    {
        // Hundreds of megabytes of requests would make each garbage collection of the other rows a long one, so those come afterwards.
        var figures = Measure(isWanted: o => !o.IsLarge && isWanted(o), budget * 0.85);
        foreach (var (name, figure) in Measure(isWanted: o => o.IsLarge && isWanted(o), budget * 0.15))
        {
            figures.TryAdd(name, figure);
        }

        Compute(figures);
        return figures;
    }

    private Dictionary<string, Figure> Measure(Func<Operation, bool> isWanted, TimeSpan budget)
    {
        var started = Stopwatch.GetTimestamp();
        var samples = MakeSamples(isWanted);
        var lockPair = samples[Catalog.LockPair];

        // What the goals are stated for comes first, because the compiler optimises shared code for what it has seen when it compiles it, and a program
        // that runs a load is concurrent from its start and does much of the same. BenchmarkDotNet gives each row a process of its own.
        var goals = Catalog.Operations.Where(static o => o.Goal is not null).Select(static o => o.Name).Where(samples.ContainsKey).Select(n => samples[n]).ToArray();
        WarmUp(goals);
        WarmUp(goals);
        WarmUp(samples.Where(static s => s.Value.Kind == BedKind.Fast).Select(static s => s.Value));
        WarmUp(samples.Values);
        foreach (var sample in samples.Values)
        {
            sample.Forget();
        }

        var rounds = 0;
        while (Stopwatch.GetElapsedTime(started) < budget || rounds < 2)
        {
            foreach (var sample in samples.Values)
            {
                if (!sample.IsLong || rounds < 2)
                {
                    lockPair.RunSlice();
                    sample.RunSlice();
                }
            }

            rounds++;
        }

        var figures = samples.ToDictionary(static s => s.Key, static s => new Figure(s.Value.Best, s.Value.Bytes()));
        Dispose(samples.Values);
        return figures;
    }

    private static void WarmUp(IEnumerable<Sample> samples)
    {
        foreach (var sample in samples)
        {
            sample.WarmUp(WarmUpTime);
        }

        // The compiler works behind.
        Thread.Sleep(300);
    }

    private static void Compute(Dictionary<string, Figure> figures)
    {
        Compute(figures, string.Empty);
        Compute(figures, Verified);
    }

    private static void Compute(Dictionary<string, Figure> figures, string kind)
    {
        foreach (var operation in Catalog.Operations)
        {
            if (operation.Make is null && figures.TryGetValue(operation.From + kind, out var from) && figures.TryGetValue(operation.Minus + kind, out var minus))
            {
                figures[operation.Name + kind] = new Figure(
                    (from.Nanoseconds - minus.Nanoseconds) / operation.By, Math.Max((from.Bytes - minus.Bytes) / operation.By, 0));
            }
        }
    }

    private Dictionary<string, Sample> MakeSamples(Func<Operation, bool> isWanted)
    {
        var samples = new Dictionary<string, Sample>();
        foreach (var operation in Catalog.Operations)
        {
            if (operation.Make is null || (operation.Name != Catalog.LockPair && !isWanted(operation)))
            {
                continue;
            }

            samples[operation.Name] = new Sample(operation.Make(BedOf(operation.Bed)), operation.Bed);
            if (withRules && operation.IsAlsoVerified)
            {
                samples[operation.Name + Verified] = new Sample(operation.Make(BedOf(BedKind.AllRules)), BedKind.AllRules);
            }

            if (operation.IsAlsoDeterministic)
            {
                samples[operation.Name + "/deterministic"] = new Sample(operation.Make(BedOf(BedKind.Deterministic)), BedKind.Deterministic);
            }
        }

        return samples;
    }

    private Bed BedOf(BedKind kind)
    {
        if (!_beds.TryGetValue(kind, out var bed))
        {
            _beds[kind] = bed = new Bed(kind);
        }

        return bed;
    }

    private void Dispose(IEnumerable<Sample> samples)
    {
        foreach (var sample in samples)
        {
            sample.Dispose();
        }

        foreach (var bed in _beds.Values)
        {
            bed.Dispose();
        }

        _beds.Clear();
    }
}
