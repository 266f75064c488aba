using System.Globalization;
using Wdf.IoTargets.Testing.Tests.Scenarios;

namespace Wdf.IoTargets.Testing.Tests;

/// <summary>
/// <c>replay NAME STRING</c> replays a schedule of a named scenario in this process, <c>orderings</c> lists what an exhaustive search sees,
/// <c>measure</c> prints schedules per second, <c>deep</c> after how many schedules each strategy finds bugs of many switches; without these it is the test project's entry point.
/// </summary>
internal static class Program
{
    private static async Task<int> Main(string[] args) => args switch
    {
        ["replay", var name, var schedule] => Replay(name, schedule),
        ["orderings"] => PrintOrderings(),
        ["deep", ..] => Measure.PrintDeep(Console.Out, seeds: args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 4),
        ["measure", ..] => Measure.Print(Console.Out, args.Length > 1 ? long.Parse(args[1], CultureInfo.InvariantCulture) : 20_000),
        _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
    };

    // The shard comes from the environment.
    private static int PrintOrderings()
    {
        var options = new ExploreOptions { Strategies = [ExploreStrategy.Exhaustive], TwoCpu = false };
        foreach (var ordering in Testing.Explore.Run(Measure.SendAndCancel, options).Orderings)
        {
            Console.WriteLine(ordering.ToString("X16", CultureInfo.InvariantCulture));
        }

        return 0;
    }

    private static int Replay(string name, string schedule)
    {
        try
        {
            Testing.Explore.Replay(schedule, Planted.ByName(name));
            Console.WriteLine("passed");
            return 0;
        }
        catch (ExplorationException e)
        {
            Console.WriteLine($"failed: {e.Failure.Exception.Message}");
            return 1;
        }
    }
}
