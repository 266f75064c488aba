namespace Wdf.IoTargets;

/// <summary>Decides which actor of a deterministic kernel takes the next step.</summary>
/// <remarks>
/// Called at each scheduling point at which there is a choice. A strategy sees every candidate with its pending step
/// and its footprint; it must decide from these and its own state alone, never from time, addresses or hash codes.
/// </remarks>
public interface ISchedulingStrategy
{
    /// <summary>True when the strategy never leaves an actor that can go on; the kernel then does not ask it at such points.</summary>
    bool NeverPreempts { get; }

    /// <summary>Called once when a run begins.</summary>
    void Begin();

    /// <summary>Chooses the next actor.</summary>
    /// <param name="candidates">
    /// The actors that can take a step, the one that could run longest first. When <paramref name="current"/> is not null it is among them, at index 0.
    /// </param>
    /// <param name="current">The actor that runs now and could go on; null when it has blocked or ended.</param>
    /// <returns>The index of the chosen candidate.</returns>
    int Choose(ReadOnlySpan<KernelActor> candidates, KernelActor? current);

    /// <summary>
    /// Whether a unit gets a stack of its own, so that it can be left halfway: an order that needs a second CPU.
    /// </summary>
    /// <param name="unit">The unit that is about to run.</param>
    /// <returns>True to run it on a logical thread.</returns>
    bool WantsOwnStack(KernelUnit unit);
}
