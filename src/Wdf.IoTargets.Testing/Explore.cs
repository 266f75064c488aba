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
        var chosen = options ?? new ExploreOptions();
        using var search = new Search(body, chosen);
        var result = search.Run();
        if (result.Failure is { } failure && chosen.ThrowOnFailure)
        {
            throw new ExplorationException(failure, result);
        }

        return result;
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
        ArgumentException.ThrowIfNullOrEmpty(schedule);
        ArgumentNullException.ThrowIfNull(body);
        var parsed = ReplaySchedule.Parse(schedule);
        var chooser = new ReplayChooser(parsed.Differences);
        var story = string.Empty;
        var run = StoryRun.Of(
            body,
            kernelOptions ?? new SimulatedKernelOptions(),
            parsed.Seed,
            parsed.TwoCpu,
            chooser,
            isTold: true,
            r => story = r.Story.Tell(r.Recorder, string.Join(Environment.NewLine, ["Replayed.", .. chooser.Misfits])));
        if (run.Exception is { } exception)
        {
            throw new ExplorationException(
                new ExploreFailure(exception, schedule, story) { Differences = parsed.Differences.Count, Misfits = chooser.Misfits },
                result: null);
        }

        return new ReplayResult(story, chooser.Misfits);
    }
}
