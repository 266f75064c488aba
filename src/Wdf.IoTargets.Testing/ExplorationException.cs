namespace Wdf.IoTargets.Testing;

/// <summary>A schedule was found under which the body fails; the message tells it, with the string that replays it.</summary>
public sealed class ExplorationException : Exception
{
    internal ExplorationException(ExploreFailure failure, ExploreResult? result)
        : base(Compose(failure), failure.Exception)
    {
        Failure = failure;
        Result = result;
    }

    /// <summary>The failure.</summary>
    public ExploreFailure Failure { get; }

    /// <summary>What was explored until then; null when it was a replay.</summary>
    public ExploreResult? Result { get; }

    private static string Compose(ExploreFailure failure) =>
        $"{WithoutPicture(failure)}{Environment.NewLine}{failure.Story}{Environment.NewLine}Replay with: Explore.Replay(\"{failure.Schedule}\", body)"
        + (failure.PicturePath is { } path ? $"{Environment.NewLine}Picture of the run: {path}" : string.Empty);

    // Its line is the last one here, too.
    private static string WithoutPicture(ExploreFailure failure)
    {
        var message = failure.Exception.Message;
        return failure.PicturePath is { } path && message.EndsWith(path, StringComparison.Ordinal) ? message[..message.LastIndexOf(Environment.NewLine, StringComparison.Ordinal)] : message;
    }
}
