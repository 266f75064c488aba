using System.Diagnostics.CodeAnalysis;

namespace Wdf.IoTargets;

/// <content>Code that no exception may unwind through, such as compiled C.</content>
public sealed partial class SimulatedKernel
{
    /// <summary>
    /// Starts a logical thread whose body calls compiled code. A fatal violation inside is not thrown through its frames: the
    /// thread is parked for good, and the test's body gets the violation.
    /// </summary>
    /// <param name="name">Its name in reports.</param>
    /// <param name="body">What it runs: the call into compiled code.</param>
    /// <returns>The thread; <see cref="KernelThread.Join"/> waits for it.</returns>
    [Experimental("WDF0001")]
    public KernelThread SpawnNative(string name, Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        return Spawn(name, () =>
        {
            NativeBoundary.Enter();
            body();
            NativeBoundary.Leave();
        });
    }
}
