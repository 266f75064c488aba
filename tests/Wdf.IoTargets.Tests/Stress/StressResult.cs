namespace Wdf.IoTargets.Tests.Stress;

/// <summary>What became of one seed.</summary>
/// <param name="Seed">The seed.</param>
/// <param name="Requests">Sends that were accepted, asynchronous and synchronous.</param>
/// <param name="Hash">A hash over every event of the run, in order.</param>
/// <param name="Events">How many events there were.</param>
/// <param name="Failure">What went wrong; null for nothing.</param>
internal sealed record StressResult(int Seed, int Requests, ulong Hash, long Events, string? Failure);
