namespace StopRestart;

/// <summary>How the run went.</summary>
/// <param name="Succeeded">Writes that were completed with success.</param>
/// <param name="Failed">Writes that were not.</param>
/// <param name="Resets">How often the driver reset the device.</param>
/// <param name="Story">What happened, line by line.</param>
public sealed record RecoveryResult(int Succeeded, int Failed, int Resets, IReadOnlyList<string> Story);
