namespace Wdf.IoTargets;

/// <summary>Scheduling points for driver code that shares plain fields between actors.</summary>
/// <remarks>
/// A deterministic kernel switches only at its named steps. A race on plain fields between two steps is not seen, unless a point
/// is placed between the accesses.
/// </remarks>
public static class Interleave
{
    /// <summary>Another actor of the current kernel may run here. Any IRQL.</summary>
    public static void Point() => SimulatedKernel.Current.DriverPoint();
}
