namespace Wdf.IoTargets.Benchmarks;

/// <summary>What was measured of one operation.</summary>
/// <param name="Nanoseconds">Time of one operation in the best slice.</param>
/// <param name="Bytes">Bytes allocated by one operation.</param>
internal readonly record struct Figure(double Nanoseconds, double Bytes);
