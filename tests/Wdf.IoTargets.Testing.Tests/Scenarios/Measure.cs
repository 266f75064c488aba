using System.Globalization;

namespace Wdf.IoTargets.Testing.Tests.Scenarios;

/// <summary>Schedules per second of some scenarios.</summary>
internal static class Measure
{
    private const int Slices = 20;

    private static readonly SimulatedKernelOptions Unruled = new() { Verifier = VerifierOptions.None };

    public static int Print(TextWriter output, long schedules)
    {
        PrintReset(output, VerifierOptions.All);
        PrintReset(output, VerifierOptions.None);
        output.WriteLine("strategy               scenario                                    per CPU second  without rules  bytes each  last search");
        foreach (var strategy in Enum.GetValues<ExploreStrategy>().Where(static s => s != ExploreStrategy.Fifo))
        {
            Row(output, strategy, "50 points of the body against 3 units", FiftySteps, schedules, twoCpu: false);
            Row(output, strategy, "two sends and a cancellation, no thread", SendAndCancel, schedules, twoCpu: false);
            Row(output, strategy, "two threads with a send each", Commuting.TwoSenders, schedules / 20, twoCpu: false);
            Row(output, strategy, "two sends and a cancellation, two CPUs", SendAndCancel, schedules / 20, twoCpu: true);
        }

        return 0;
    }

    public static void SendAndCancel(SimulatedKernel kernel)
    {
        var bed = new Bed(kernel);
        var first = bed.Sent();
        var second = bed.Sent();
        first.CancelSentRequest();
        kernel.RunUntilIdle();
        first.Delete();
        second.Delete();
    }

    private static void SetUp(SimulatedKernel kernel)
    {
        var bed = new Bed(kernel);
        bed.Formatted().Delete();
        bed.Formatted().Delete();
    }

    private static void FiftySteps(SimulatedKernel kernel)
    {
        var point = new KernelEvent(kernel, KernelEventType.Notification);
        for (var i = 0; i < 3; i++)
        {
            kernel.Post("unit", () => point.Set());
        }

        for (var i = 0; i < 50; i++)
        {
            point.Set();
        }
    }

    public static int PrintDeep(TextWriter output, int seeds)
    {
        const int Schedules = 3_000;
        foreach (var strategy in Enum.GetValues<ExploreStrategy>().Where(static s => s != ExploreStrategy.Fifo))
        {
            foreach (var (name, body) in Deep.All)
            {
                var options = new ExploreOptions { Strategies = [strategy], Schedules = Schedules, TwoCpu = false, ThrowOnFailure = false };
                var failures = Enumerable.Range(1, seeds).Select(seed => Testing.Explore.Run(body, options with { Seed = seed }).Failure).ToList();
                var mean = failures.Average(static f => f?.SchedulesBefore + 1 ?? Schedules);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{strategy,-22} {name,-42} {failures.Count(static f => f is not null)} of {seeds}, after {mean:0}"));
            }
        }

        return 0;
    }

    // A kernel that is used again, without a search around it.
    private static void PrintReset(TextWriter output, VerifierOptions rules)
    {
        const int Runs = 5_000;
        using var kernel = new SimulatedKernel(new SimulatedKernelOptions { TraceCapacity = 0, Verifier = rules });
        var best = double.MaxValue;
        for (var slice = 0; slice < 3 * Slices; slice++)
        {
            var cpu = Environment.CpuUsage.TotalTime;
            for (var run = 0; run < Runs && kernel.TryReset(); run++)
            {
                kernel.Run(SetUp);
            }

            best = Math.Min(best, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / Runs);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"a kernel is reset, and gets a device, a target and two requests: {best:0.00} microseconds with the rules {rules.Preset}"));
    }

    // The best slice: others share the machine, and the first slices pay for compilation.
    private static void Row(TextWriter output, ExploreStrategy strategy, string name, Action<SimulatedKernel> body, long schedules, bool twoCpu)
    {
        var options = new ExploreOptions { Strategies = [strategy], Schedules = schedules, TwoCpu = twoCpu };
        var best = 0.0;
        var bestWithout = 0.0;
        var bytes = 0L;
        ExploreResult? last = null;
        for (var slice = 0; slice < Slices; slice++)
        {
            var before = GC.GetTotalAllocatedBytes();
            var cpu = Environment.CpuUsage.TotalTime;
            (var ran, last) = Repeat(body, options);
            best = Math.Max(best, ran / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
            bytes = (GC.GetTotalAllocatedBytes() - before) / ran;
            cpu = Environment.CpuUsage.TotalTime;
            (ran, _) = Repeat(body, options with { KernelOptions = Unruled });
            bestWithout = Math.Max(bestWithout, ran / (Environment.CpuUsage.TotalTime - cpu).TotalSeconds);
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{strategy,-22} {name,-42} {best,15:N0} {bestWithout,14:N0} {bytes,11:N0}  {last}"));
    }

    // With one seed after another: a search ends when it sees nothing new.
    private static (long Schedules, ExploreResult Last) Repeat(Action<SimulatedKernel> body, ExploreOptions options)
    {
        var schedules = 0L;
        for (var seed = 1; ; seed++)
        {
            var result = Testing.Explore.Run(body, options with { Seed = seed });
            schedules += result.Schedules;
            if (schedules >= options.Schedules)
            {
                return (schedules, result);
            }
        }
    }
}
