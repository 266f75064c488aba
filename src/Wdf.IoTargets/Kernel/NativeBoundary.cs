namespace Wdf.IoTargets;

/// <summary>
/// Marks that the calling actor runs code that no exception may unwind through, such as compiled C. A fatal violation
/// then parks the actor, and the test's body gets the violation.
/// </summary>
internal static class NativeBoundary
{
    [ThreadStatic]
    private static int _depth;

    /// <summary>Whether an exception would have to pass a native frame.</summary>
    public static bool ParksHere => _depth > 0;

    /// <summary>Enters native code. The caller must be a spawned thread: a body that is parked could report nothing.</summary>
    public static void Enter()
    {
        _depth++;

        // From now on a unit may be parked in native code as well, so units get stacks of their own.
        KernelActor.Current?.Kernel.LetUnitsBeHeld();
    }

    /// <summary>Leaves native code.</summary>
    public static void Leave() => _depth--;

    /// <summary>A unit begins on top of this stack: native frames beneath it are none of its own.</summary>
    /// <returns>What <see cref="Resume"/> restores.</returns>
    public static int Suspend()
    {
        var depth = _depth;
        _depth = 0;
        return depth;
    }

    /// <summary>The unit has ended.</summary>
    /// <param name="depth">What <see cref="Suspend"/> returned.</param>
    public static void Resume(int depth) => _depth = depth;
}
