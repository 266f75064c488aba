namespace Wdf.IoTargets;

/// <summary>Chooses uniformly among the actors that can run, from a seed: the same seed gives the same run.</summary>
public sealed class RandomStrategy : ISchedulingStrategy
{
    private readonly ulong _seed;
    private ulong _state;

    /// <summary>Makes the strategy.</summary>
    /// <param name="seed">The seed; any value.</param>
    /// <param name="ownStacks">True to give units stacks of their own, so that two-CPU orders are reached too; slower.</param>
    public RandomStrategy(int seed, bool ownStacks = false)
    {
        _seed = (ulong)seed;
        OwnStacks = ownStacks;
    }

    /// <summary>Whether units run on stacks of their own.</summary>
    public bool OwnStacks { get; }

    /// <inheritdoc/>
    public bool NeverPreempts => false;

    /// <inheritdoc/>
    public void Begin() => _state = (_seed * 0x9E3779B97F4A7C15UL) + 0x2545F4914F6CDD1DUL;

    /// <inheritdoc/>
    public int Choose(ReadOnlySpan<KernelActor> candidates, KernelActor? current) =>
        (int)(((Next() >> 32) * (ulong)candidates.Length) >> 32);

    /// <inheritdoc/>
    public bool WantsOwnStack(KernelUnit unit) => OwnStacks;

    // SplitMix64: its sequence is fixed by its definition, not by the version of a library.
    private ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
