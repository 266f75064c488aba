namespace Wdf.IoTargets.Testing;

/// <summary>A schedule under which the body failed, shrunk.</summary>
public sealed class ExploreFailure
{
    internal ExploreFailure(Exception exception, string schedule, string story)
    {
        Exception = exception;
        Schedule = schedule;
        Story = story;
    }

    /// <summary>What the run reported.</summary>
    public Exception Exception { get; }

    /// <summary>The string for <see cref="Explore.Replay(string, Action{SimulatedKernel}, SimulatedKernelOptions?)"/>.</summary>
    public string Schedule { get; }

    /// <summary>What happened, one line a step, and which steps had to swap.</summary>
    public string Story { get; }

    /// <summary>The page that shows the run (<see cref="SimulatedKernelOptions.PictureDirectory"/>); null when there is none.</summary>
    public string? PicturePath { get; internal init; }

    /// <summary>How often the shrunk schedule differs from the default order.</summary>
    public int Differences { get; internal init; }

    /// <summary>The strategy that found it.</summary>
    public ExploreStrategy FoundBy { get; internal init; }

    /// <summary>How many schedules had passed before.</summary>
    public long SchedulesBefore { get; internal init; }

    /// <summary>Where a replay string did not fit the body any more, one text each.</summary>
    public IReadOnlyList<string> Misfits { get; internal init; } = [];
}
