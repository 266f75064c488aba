using System.Diagnostics;
using System.Globalization;
using Wdf.IoTargets.Tests.Stress;

// The long form of the stress test: --seeds N (200), --requests N (10000), --first N (0), --twice to run each seed a second time and compare the events.
var seeds = Option("--seeds", 200);
var requests = Option("--requests", 10_000);
var first = Option("--first", 0);
var twice = args.Contains("--twice");
var (passed, failed, events) = (0, 0, 0L);
var clock = Stopwatch.StartNew();
for (var i = 0; i < seeds; i++)
{
    var seed = first + i;
    var result = StressScenario.Run(seed, requests);
    var failure = result.Failure ?? (result.Requests == requests ? null : $"{result.Requests} requests instead of {requests}");
    if (failure is null && twice && StressScenario.Run(seed, requests) is var again && again.Hash != result.Hash)
    {
        failure = $"another sequence of events: {result.Hash:X16} and {again.Hash:X16}";
    }

    events += result.Events;
    if (failure is null)
    {
        passed++;
    }
    else
    {
        failed++;
        Console.WriteLine($"seed {seed}: {failure}");
    }

    if ((i + 1) % 10 == 0 || i + 1 == seeds)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"seeds {first + (i / 10 * 10)} to {seed}: {passed + failed} seeds of {requests} requests, {events} events, last hash {result.Hash:X16}, {clock.Elapsed.TotalSeconds:0.0} s"));
    }
}

Console.WriteLine($"{passed} passed, {failed} failed");
return failed == 0 ? 0 : 1;

int Option(string name, int value)
{
    var at = Array.IndexOf(args, name);
    return at >= 0 && at + 1 < args.Length ? int.Parse(args[at + 1], CultureInfo.InvariantCulture) : value;
}
