using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>
/// What the kernel remembers of the calling OS thread: the actor that it runs, the driver whose code runs, how deep that is nested. One object, which
/// a send or a completion looks up once: each look-up of a thread-static costs a nanosecond, and an I/O needs a dozen.
/// </summary>
internal sealed class ThreadContext
{
    [ThreadStatic]
    private static ThreadContext? _ofThread;

    /// <summary>The context of the calling thread.</summary>
    public static ThreadContext Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _ofThread ?? Make();
    }

    /// <summary>The actor whose code the thread runs; null outside every kernel.</summary>
    public KernelActor? Actor { get; set; }

    /// <summary>The driver whose code the thread runs; null for none.</summary>
    public KernelObject? Driver { get; private set; }

    /// <summary>How often the thread has entered or left driver code.</summary>
    public int Switches { get; private set; }

    /// <summary>How many completion routines of requests run on the thread, one inside the other.</summary>
    public int NestedRoutines { get; set; }

    /// <summary>Code of a driver begins, or ends.</summary>
    /// <param name="driver">Whose code runs from here on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Switch(KernelObject? driver)
    {
        Switches++;
        if (!ReferenceEquals(Driver, driver))
        {
            Driver = driver;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ThreadContext Make() => _ofThread = new ThreadContext();
}
