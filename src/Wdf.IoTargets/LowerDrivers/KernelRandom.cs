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
}
