namespace Wdf.IoTargets;

/// <summary>A limit in the form that the kernel uses: units of 100 ns, negative relative, positive absolute since 1601.</summary>
/// <param name="Ticks">The value; <see cref="Infinite"/> for no limit.</param>
public readonly record struct KernelTimeout(long Ticks)
{
    /// <summary>No limit.</summary>
    public static readonly KernelTimeout Infinite = new(long.MaxValue);

    /// <summary>Do not wait at all.</summary>
    public static readonly KernelTimeout Zero = new(0);

    /// <summary>Whether there is no limit.</summary>
    public bool IsInfinite => Ticks == long.MaxValue;

    /// <summary>A limit relative to now.</summary>
    /// <param name="time">How long; a .NET tick is 100 ns as well.</param>
    /// <returns>The limit.</returns>
    public static KernelTimeout After(TimeSpan time) => new(-time.Ticks);
}
