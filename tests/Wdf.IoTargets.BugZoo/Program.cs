using System.Globalization;
using Wdf.IoTargets.Testing;

namespace Wdf.IoTargets.BugZoo;

/// <summary>
/// <c>report [SCHEDULES]</c>, or nothing at all, prints one line a bug, with up to so many schedules (1,000) for each strategy alone;
/// <c>seeds N</c> prints what the sampling strategies find with the seeds 1 to N; <c>show NAME</c> prints how a bug goes; <c>replay NAME STRING</c> replays a schedule. With other arguments it is the test project's entry point.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args) => args switch
    {
        [] or ["report"] => new ZooReport(Console.Out, schedulesPerStrategy: 1_000).Print(Zoo.All),
        ["report", var schedules] => new ZooReport(Console.Out, long.Parse(schedules, CultureInfo.InvariantCulture)).Print(Zoo.All),
        ["report", var schedules, var name] => new ZooReport(Console.Out, long.Parse(schedules, CultureInfo.InvariantCulture)).Print([Zoo.ByName(name)]),
        ["seeds", var count] => new ZooReport(Console.Out, schedulesPerStrategy: 1_000).PrintSampling(Zoo.All, int.Parse(count, CultureInfo.InvariantCulture)),
        ["show", var name] => Show(Zoo.ByName(name)),
        ["replay", var name, var schedule] => Replay(Zoo.ByName(name), schedule),
        _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
    };

    private static int Show(Bug bug)
    {
        Console.WriteLine(bug.Story);
        Console.WriteLine(bug.Source);
        var result = Exhibit.FindBug(bug);
        Console.WriteLine(result.Failure?.Story ?? result.ToString());
        var twin = Exhibit.ExploreTwin(bug);
        Console.WriteLine($"The twin: {twin.Failure?.Story ?? twin.ToString()}");
        return result.Failure is null || twin.Failure is not null ? 1 : 0;
    }

    private static int Replay(Bug bug, string schedule)
    {
        try
        {
            Console.WriteLine(Explore.Replay(schedule, bug.Buggy).Story);
            return 0;
        }
        catch (ExplorationException e)
        {
            Console.WriteLine(e.Failure.Story);
            return 1;
        }
    }
}
