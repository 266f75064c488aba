namespace AsyncPipeline;

/// <summary>How a run went.</summary>
/// <param name="Status">The first error; success.</param>
/// <param name="Reads">How many reads were sent.</param>
/// <param name="MostInFlight">How many of them were with the disk at once, at most.</param>
/// <param name="Elapsed">Simulated time.</param>
/// <param name="IsDataRight">Whether what was read is what the disk has.</param>
public sealed record PipelineResult(NtStatus Status, int Reads, int MostInFlight, TimeSpan Elapsed, bool IsDataRight);
