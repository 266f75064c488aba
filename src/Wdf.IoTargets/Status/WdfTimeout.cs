namespace Wdf.IoTargets;

/// <summary>Time-outs as the framework takes them: a number of 100 ns units, negative when relative, positive when absolute.</summary>
public static class WdfTimeout
{
    private static readonly DateTimeOffset Epoch = new(1601, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A time-out that starts to run when the operation starts.</summary>
    /// <param name="time">The time; zero gives 0, which send options take as no time-out at all.</param>
    /// <returns>The time in units of 100 ns, negative.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcore/nf-wdfcore-wdf_rel_timeout_in_ms"/>
    [Ddi("WDF_REL_TIMEOUT_IN_SEC")]
    [Ddi("WDF_REL_TIMEOUT_IN_MS")]
    [Ddi("WDF_REL_TIMEOUT_IN_US")]
    public static long Relative(TimeSpan time) => -time.Ticks;

    /// <summary>A time-out at a point in system time.</summary>
    /// <param name="time">The point in time, after 1 January 1601 UTC.</param>
    /// <returns>The units of 100 ns since 1 January 1601 UTC, positive.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfcore/nf-wdfcore-wdf_abs_timeout_in_ms"/>
    [Ddi("WDF_ABS_TIMEOUT_IN_SEC")]
    [Ddi("WDF_ABS_TIMEOUT_IN_MS")]
    [Ddi("WDF_ABS_TIMEOUT_IN_US")]
    public static long Absolute(DateTimeOffset time) => (time - Epoch).Ticks;
}
