namespace Wdf.IoTargets;

/// <summary>Draws from the kernel's random numbers, which in concurrent mode several threads share.</summary>
internal static class KernelRandom
{
    public static double NextDouble(SimulatedKernel kernel)
    {
        lock (kernel.Random)
        {
            return kernel.Random.NextDouble();
        }
    }

    public static TimeSpan NextTime(SimulatedKernel kernel, TimeSpan minimum, TimeSpan maximum)
    {
        if (minimum == maximum)
        {
            return minimum;
        }

        lock (kernel.Random)
        {
            return TimeSpan.FromTicks(kernel.Random.NextInt64(minimum.Ticks, maximum.Ticks + 1));
        }
    }

    /// <summary>A number from a minimum up to, but without, a maximum.</summary>
    public static int Next(SimulatedKernel kernel, int minimum, int maximum)
    {
        lock (kernel.Random)
        {
            return kernel.Random.Next(minimum, maximum);
        }
    }

    /// <summary>The numbers from 0 to <paramref name="count"/> - 1 in a random order.</summary>
    public static int[] Shuffle(SimulatedKernel kernel, int count)
    {
        int[] numbers = [.. Enumerable.Range(0, count)];
        lock (kernel.Random)
        {
            kernel.Random.Shuffle(numbers);
        }

        return numbers;
    }
}
