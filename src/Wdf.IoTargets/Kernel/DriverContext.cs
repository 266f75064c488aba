using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>The driver whose code the calling OS thread runs; a DDI without a handle belongs to it.</summary>
/// <remarks>Set at each entry into driver code and restored after it. A thread-static costs a fraction of an AsyncLocal, which would also allocate.</remarks>
internal static class DriverContext
{
    [ThreadStatic]
    private static KernelObject? _driver;

    [ThreadStatic]
    private static int _switches;

    /// <summary>How often the calling OS thread has entered or left driver code; an observed step in which it grows has run some.</summary>
    public static int Switches => _switches;

    public static KernelObject? Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _driver;
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set
        {
            _driver = value;
            _switches++;
        }
    }

    /// <summary>Says whose code runs, without an entry into driver code: for a simulated driver's own acts, which a test may order from anywhere.</summary>
    /// <param name="driver">The driver.</param>
    /// <returns>The driver before, to be restored in the same way.</returns>
    public static KernelObject? Lend(KernelObject? driver)
    {
        var outer = _driver;
        _driver = driver;
        return outer;
    }
}
