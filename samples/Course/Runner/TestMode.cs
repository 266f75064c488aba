namespace Course.Runner;

/// <summary>How the test of an exercise is run.</summary>
internal enum TestMode
{
    /// <summary>Once, in the default order.</summary>
    Once,

    /// <summary>Under many orders: the exercise is about a race.</summary>
    EveryOrder,

    /// <summary>Once for each allocation of the driver, which then fails: the exercise is about an error path.</summary>
    EveryAllocation,
}
