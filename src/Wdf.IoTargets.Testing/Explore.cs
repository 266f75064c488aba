namespace Wdf.IoTargets.Testing;

/// <summary>Runs a test's body under many schedules of a deterministic kernel, and finds those under which it fails.</summary>
/// <remarks>
/// Each schedule checks what <see cref="SimulatedKernel.Run(Action)"/> checks: the body's own assertions, exceptions out of callbacks, violations,
/// deadlocks, requests never completed, objects left over. A body must do the same each time it is called with the same schedule: no
/// static state, real time, addresses or hash codes.
/// </remarks>
public static partial class Explore
{
    /// <summary>Explores.</summary>
    /// <param name="body">The body; it is called once for each schedule, with a kernel that is as new.</param>
    /// <param name="options">What to run and for how long; null for the defaults.</param>
    /// <returns>What was seen.</returns>
    /// <exception cref="ExplorationException">A schedule failed. The message has the shortest one found, told as a story, and its replay string.</exception>
    public static ExploreResult Run(Action<SimulatedKernel> body, ExploreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(Starting(body), options ?? new ExploreOptions());
    }

    /// <summary>Explores an asynchronous body. It may await what is simulated, and nothing else.</summary>
    /// <inheritdoc cref="Run(Action{SimulatedKernel}, ExploreOptions?)"/>
    public static ExploreResult Run(Func<SimulatedKernel, Task> body, ExploreOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Run(Starting(body), options ?? new ExploreOptions());
    }

    /// <summary>Runs the body under one schedule again, such as in a debugger.</summary>
    /// <param name="schedule">The string that a failure gave.</param>
    /// <param name="body">The body.</param>
    /// <param name="kernelOptions">The options of the kernel, as in the exploration; null for the defaults. The seed comes from the string.</param>
    /// <returns>What happened, when the body passes.</returns>
    /// <exception cref="ExplorationException">The body fails. Where the string no longer fits is in <see cref="ExploreFailure.Misfits"/>.</exception>
    /// <exception cref="FormatException">The string is none, or one of another version.</exception>
    public static ReplayResult Replay(string schedule, Action<SimulatedKernel> body, SimulatedKernelOptions? kernelOptions = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Replay(schedule, Starting(body), kernelOptions);
    }

    /// <summary>Runs an asynchronous body under one schedule again.</summary>
    /// <inheritdoc cref="Replay(string, Action{SimulatedKernel}, SimulatedKernelOptions?)"/>
    public static ReplayResult Replay(string schedule, Func<SimulatedKernel, Task> body, SimulatedKernelOptions? kernelOptions = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Replay(schedule, Starting(body), kernelOptions);
    }

    private static BodyStart Starting(Action<SimulatedKernel> body) => new(kernel => kernel.Run(body));

    private static BodyStart Starting(Func<SimulatedKernel, Task> body) =>
        new(kernel => kernel.RunAsync(body).GetAwaiter().GetResult());

    private static ExploreResult Run(BodyStart start, ExploreOptions options)
    {
        using var search = new Search(start.Start, options);
        var result = search.Run();
        if (result.Failure is { } failure && options.ThrowOnFailure)
        {
            throw new ExplorationException(failure, result);
        }

        return result;
    }

    private static ReplayResult Replay(string schedule, BodyStart start, SimulatedKernelOptions? kernelOptions)
    {
        ArgumentException.ThrowIfNullOrEmpty(schedule);
        var parsed = ReplaySchedule.Parse(schedule);
        var chooser = new ReplayChooser(parsed.Differences);
        var story = string.Empty;
        var run = StoryRun.Of(
            start.Start,
            kernelOptions ?? new SimulatedKernelOptions(),
            parsed.Seed,
            parsed.TwoCpu,
            chooser,
            isTold: true,
            r => story = r.Story.Tell(r.Recorder, string.Join(Environment.NewLine, ["Replayed.", .. chooser.Misfits])));
        if (run.Exception is { } exception)
        {
            throw new ExplorationException(
                new ExploreFailure(exception, schedule, story) { Differences = parsed.Differences.Count, Misfits = chooser.Misfits, PicturePath = run.PicturePath },
                result: null);
        }

        return new ReplayResult(story, chooser.Misfits);
    }

    // Tells a delegate that starts the run from one that is the body.
    private readonly record struct BodyStart(Action<SimulatedKernel> Start);
}
