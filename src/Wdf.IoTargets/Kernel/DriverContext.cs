namespace Wdf.IoTargets;

/// <summary>The driver whose code the calling OS thread runs; a DDI without a handle belongs to it.</summary>
/// <remarks>Set at each entry into driver code and restored after it. A thread-static costs a fraction of an AsyncLocal, which would also allocate.</remarks>
internal static class DriverContext
{
    /// <summary>Where the calling OS thread is in driver code; an observed step in which that changes has run some.</summary>
    public static (int Entries, nint Frame) Position => ThreadContext.Current.Position;

    public static KernelObject? Current
    {
        get => ThreadContext.Current.Driver;
        set => ThreadContext.Current.Switch(value);
    }

    /// <summary>Says whose code runs, without an entry into driver code: for a simulated driver's own acts, which a test may order from anywhere.</summary>
    /// <param name="driver">The driver.</param>
    /// <returns>The driver before, to be restored in the same way.</returns>
    public static KernelObject? Lend(KernelObject? driver)
    {
        var thread = ThreadContext.Current;
        var outer = thread.Driver;
        thread.Lend(driver);
        return outer;
    }
}
