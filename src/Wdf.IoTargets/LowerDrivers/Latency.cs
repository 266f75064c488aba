namespace Wdf.IoTargets;

/// <summary>How long a slow device takes: a time, or a distribution of times that the kernel's seed draws from.</summary>
public sealed class Latency
{
    private readonly Func<SimulatedKernel, TimeSpan> _draw;

    private Latency(Func<SimulatedKernel, TimeSpan> draw)
    {
        _draw = draw;
    }

    /// <summary>Always the same time.</summary>
    /// <param name="time">The time.</param>
    /// <returns>The latency.</returns>
    public static Latency Fixed(TimeSpan time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(time, TimeSpan.Zero);
        return new Latency(_ => time);
    }

    /// <summary>Times between two limits, each as likely as the other.</summary>
    /// <param name="minimum">The shortest.</param>
    /// <param name="maximum">The longest.</param>
    /// <returns>The latency.</returns>
    public static Latency Uniform(TimeSpan minimum, TimeSpan maximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(maximum, minimum);
        return new Latency(kernel => KernelRandom.NextTime(kernel, minimum, maximum));
    }

    /// <summary>Exponentially distributed times: mostly short, seldom long.</summary>
    /// <param name="mean">The mean.</param>
    /// <param name="maximum">The longest that is drawn; without, ten times the mean. What lies beyond it becomes it.</param>
    /// <param name="minimum">Added to every time; the mean is that of the rest.</param>
    /// <returns>The latency.</returns>
    public static Latency Exponential(TimeSpan mean, TimeSpan? maximum = null, TimeSpan minimum = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mean, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimum, TimeSpan.Zero);
        var limit = maximum ?? mean * 10;
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, minimum, nameof(maximum));
        return new Latency(kernel =>
        {
            var ticks = -mean.Ticks * Math.Log(1 - KernelRandom.NextDouble(kernel));
            return TimeSpan.FromTicks(Math.Min(minimum.Ticks + (long)Math.Min(ticks, limit.Ticks), limit.Ticks));
        });
    }

    /// <summary>Times from a list, such as measured ones, one after the other; after the last one the first again.</summary>
    /// <param name="times">The list; copied now.</param>
    /// <returns>The latency.</returns>
    public static Latency InTurn(params IEnumerable<TimeSpan> times)
    {
        var list = Check(times);
        var next = -1;
        return new Latency(_ => list[(int)((uint)Interlocked.Increment(ref next) % (uint)list.Length)]);
    }

    /// <summary>Times drawn from a list, such as measured ones, each entry as likely as the other.</summary>
    /// <param name="times">The list; copied now.</param>
    /// <returns>The latency.</returns>
    public static Latency AnyOf(params IEnumerable<TimeSpan> times)
    {
        var list = Check(times);
        return new Latency(kernel => list[KernelRandom.Next(kernel, 0, list.Length)]);
    }

    /// <summary>Draws a time.</summary>
    /// <param name="kernel">The kernel whose seed decides.</param>
    /// <returns>The time.</returns>
    public TimeSpan Draw(SimulatedKernel kernel)
    {
        ArgumentNullException.ThrowIfNull(kernel);
        return _draw(kernel);
    }

    private static TimeSpan[] Check(IEnumerable<TimeSpan> times)
    {
        ArgumentNullException.ThrowIfNull(times);
        TimeSpan[] list = [.. times];
        if (list.Length == 0 || Array.Exists(list, static t => t < TimeSpan.Zero))
        {
            throw new ArgumentException("The list must have at least one time, and none below zero.", nameof(times));
        }

        return list;
    }
}
