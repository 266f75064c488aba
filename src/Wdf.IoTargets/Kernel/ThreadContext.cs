using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>
/// What the kernel remembers of the calling OS thread: the actor that it runs, the driver whose code runs, how deep that is nested. One object, which
/// a send or a completion looks up once: each look-up of a thread-static costs a nanosecond or two, and an I/O needs a dozen.
/// </summary>
/// <remarks>
/// The current driver stands in a variable on the stack of whoever has entered its code; the context has that variable's address. So to enter
/// and to leave costs no write of a reference into the heap, of which each layer of a device stack would need four. A frame is left before its
/// method returns, in a finally block, and only its own thread looks into it.
/// </remarks>
internal sealed unsafe class ThreadContext
{
    [ThreadStatic]
    private static ThreadContext? _ofThread;

    private static int _contexts;

    private KernelObject? _driver;
    private void* _frame;
    private int _entries;

    /// <summary>The context of the calling thread.</summary>
    public static ThreadContext Current
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _ofThread ?? Make();
    }

    /// <summary>A number that no other thread has or had; above 0.</summary>
    public int Id { get; } = Interlocked.Increment(ref _contexts);

    /// <summary>The actor whose code the thread runs; null outside every kernel.</summary>
    public KernelActor? Actor { get; set; }

    /// <summary>The driver whose code the thread runs; null for none.</summary>
    public KernelObject? Driver => _frame is null ? _driver : Unsafe.AsRef<KernelObject?>(_frame);

    /// <summary>What <see cref="Leave"/> takes to stay where it is.</summary>
    public void* Frame => _frame;

    /// <summary>How often the thread has entered driver code, and the innermost frame: one of the two changes whenever driver code is entered or left.</summary>
    public (int Entries, nint Frame) Position => (_entries, (nint)_frame);

    /// <summary>A record on the stack of whoever calls the innermost completion routine that has one; null for none. It is left as it was found.</summary>
    public void* Call { get; set; }

    /// <summary>How many completion routines of requests run on the thread, one inside the other.</summary>
    public int NestedRoutines { get; set; }

    /// <summary>Code of another driver begins, or ends, without a frame of its own.</summary>
    /// <param name="driver">Whose code runs from here on.</param>
    public void Switch(KernelObject? driver)
    {
        _entries++;
        Lend(driver);
    }

    /// <summary>Says whose code runs, without counting it as an entry into driver code.</summary>
    /// <param name="driver">The driver.</param>
    public void Lend(KernelObject? driver)
    {
        if (_frame is null)
        {
            _driver = driver;
        }
        else
        {
            Unsafe.AsRef<KernelObject?>(_frame) = driver;
        }
    }

    /// <summary>Code of a driver begins.</summary>
    /// <param name="driver">A variable on the caller's stack that says whose code it is; it stays there until <see cref="Leave"/>.</param>
    /// <returns>What <see cref="Leave"/> takes.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void* Enter(scoped ref KernelObject? driver)
    {
        var outer = _frame;
        _frame = Unsafe.AsPointer(ref driver);
        _entries++;
        return outer;
    }

    /// <summary>Code of a driver has ended.</summary>
    /// <param name="outer">What <see cref="Enter"/> returned.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Leave(void* outer)
    {
        _frame = outer;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static ThreadContext Make() => _ofThread = new ThreadContext();
}
