namespace Wdf.IoTargets.Testing;

/// <content>Error paths of failing allocations.</content>
public static partial class Explore
{
    private const int MostAllocations = 100_000;

    /// <summary>Runs the body once for each allocation that it reaches, failing that one, so that every error path is seen.</summary>
    /// <param name="body">The body. It must cope with any allocation failing, as the driver under test must.</param>
    /// <param name="kernelOptions">The options of the kernels; null for the defaults.</param>
    /// <returns>The site of each allocation that failed once, in order.</returns>
    /// <exception cref="AllocationFailureException">A run with a failing allocation, or the one without, failed.</exception>
    public static IReadOnlyList<AllocationSite> FailEachAllocation(Action<SimulatedKernel> body, SimulatedKernelOptions? kernelOptions = null)
    {
        ArgumentNullException.ThrowIfNull(body);
        return FailEachAllocation<object?>(static _ => null, (kernel, _) => body(kernel), kernelOptions);
    }

    /// <summary>Runs the body once for each allocation that it reaches, failing that one; what the set-up allocates never fails.</summary>
    /// <typeparam name="T">What the set-up gives to the body.</typeparam>
    /// <param name="setUp">Makes what the body needs, in the same run.</param>
    /// <param name="body">The body.</param>
    /// <param name="kernelOptions">The options of the kernels; null for the defaults.</param>
    /// <returns>The site of each allocation that failed once, in order.</returns>
    /// <exception cref="AllocationFailureException">A run with a failing allocation, or the one without, failed.</exception>
    public static IReadOnlyList<AllocationSite> FailEachAllocation<T>(
        Func<SimulatedKernel, T> setUp,
        Action<SimulatedKernel, T> body,
        SimulatedKernelOptions? kernelOptions = null)
    {
        ArgumentNullException.ThrowIfNull(setUp);
        ArgumentNullException.ThrowIfNull(body);
        var sites = new List<AllocationSite>();
        for (var number = 0; number <= MostAllocations; number++)
        {
            // Number 0 fails nothing: a body that fails anyway says nothing about allocations.
            if (RunFailing(number, setUp, body, kernelOptions) is { } site)
            {
                sites.Add(site);
            }
            else if (number > 0)
            {
                return sites;
            }
        }

        throw new InvalidOperationException($"The body makes more than {MostAllocations} allocations.");
    }

    private static SimulatedKernelOptions Named(SimulatedKernelOptions options) =>
        options.PictureName is null ? options with { PictureName = nameof(FailEachAllocation) } : options;

    private static AllocationSite? RunFailing<T>(int number, Func<SimulatedKernel, T> setUp, Action<SimulatedKernel, T> body, SimulatedKernelOptions? options)
    {
        AllocationSite? failed = null;
        var count = 0;
        using var kernel = new SimulatedKernel(Named(options ?? new SimulatedKernelOptions()));
        try
        {
            kernel.Run(() =>
            {
                var context = setUp(kernel);
                kernel.FailAllocations(site =>
                {
                    if (++count != number)
                    {
                        return false;
                    }

                    failed = site;
                    return true;
                });
                body(kernel, context);
            });
            return failed;
        }
        catch (Exception e)
        {
            throw new AllocationFailureException(number, failed, e);
        }
    }
}
