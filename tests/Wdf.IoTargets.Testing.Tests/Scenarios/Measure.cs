using System.Globalization;

namespace Wdf.IoTargets.Testing.Tests.Scenarios;

/// <summary>Schedules per second of some scenarios.</summary>
internal static class Measure
{
    public static int Print(TextWriter output, long schedules)
    {
        foreach (var strategy in new[] { ExploreStrategy.RandomWalk, ExploreStrategy.PartialOrderSampling, ExploreStrategy.TwoDelays, ExploreStrategy.Exhaustive })
        {
            Row(output, strategy, "nothing", static _ => { }, schedules, twoCpu: false);
            Row(output, strategy, "one send and its cancellation, no thread", SendAndCancel, schedules, twoCpu: false);
            Row(output, strategy, "two threads with a send each", Scenarios.Commuting.TwoSenders, schedules / 20, twoCpu: false);
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

    private static void Row(TextWriter output, ExploreStrategy strategy, string name, Action<SimulatedKernel> body, long schedules, bool twoCpu)
    {
        var options = new ExploreOptions { Strategies = [strategy], Schedules = schedules, TwoCpu = twoCpu };
        Testing.Explore.Run(body, options with { Schedules = Math.Min(schedules, 2_000) });
        var (ran, elapsed, last) = Repeat(body, options);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{strategy,-22} {name,-42} {ran / elapsed.TotalSeconds,10:N0}/s  {last}"));
    }

    // With one seed after another: a search ends when it sees nothing new.
    private static (long Schedules, TimeSpan Elapsed, ExploreResult Last) Repeat(Action<SimulatedKernel> body, ExploreOptions options)
    {
        var schedules = 0L;
        var elapsed = TimeSpan.Zero;
        for (var seed = 1; ; seed++)
        {
            var result = Testing.Explore.Run(body, options with { Seed = seed });
            schedules += result.Schedules;
            elapsed += result.Elapsed;
            if (schedules >= options.Schedules)
            {
                return (schedules, elapsed, result);
            }
        }
    }
}
