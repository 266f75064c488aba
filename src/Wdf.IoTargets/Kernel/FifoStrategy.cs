namespace Wdf.IoTargets;

/// <summary>The default order: the running actor goes on until it blocks or ends, then the one that could run longest.</summary>
public sealed class FifoStrategy : ISchedulingStrategy
{
    /// <inheritdoc/>
    public bool NeverPreempts => true;

    /// <inheritdoc/>
    public void Begin()
    {
    }

    /// <inheritdoc/>
    public int Choose(ReadOnlySpan<KernelActor> candidates, KernelActor? current) => 0;

    /// <inheritdoc/>
    public bool WantsOwnStack(KernelUnit unit) => false;
}
