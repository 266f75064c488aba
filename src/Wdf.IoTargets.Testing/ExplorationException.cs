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
        $"{failure.Exception.Message}{Environment.NewLine}{failure.Story}{Environment.NewLine}Replay with: Explore.Replay(\"{failure.Schedule}\", body)";
}
