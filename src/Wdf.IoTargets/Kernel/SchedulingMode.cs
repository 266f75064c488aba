namespace Wdf.IoTargets;

/// <summary>How a kernel runs its actors.</summary>
public enum SchedulingMode
{
    /// <summary>One actor at a time, virtual time, the same result on every run: for tests.</summary>
    Deterministic,

    /// <summary>Real threads and real time: for load, benchmarks and harnesses.</summary>
    Concurrent,
}
