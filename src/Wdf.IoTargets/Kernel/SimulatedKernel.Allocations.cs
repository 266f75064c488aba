namespace Wdf.IoTargets;

/// <content>Allocations that a test makes fail.</content>
public sealed partial class SimulatedKernel
{
    private Func<AllocationSite, bool>? _allocationFails;
    private int _frameworkAllocations;

    /// <summary>
    /// Makes allocations of the framework and the I/O manager fail, so that the driver sees STATUS_INSUFFICIENT_RESOURCES
    /// or a null pointer. Asked once for each allocation.
    /// </summary>
    /// <param name="fails">Says which allocations fail; null for none.</param>
    public void FailAllocations(Func<AllocationSite, bool>? fails) => _allocationFails = fails;

    /// <summary>Whether the allocation that is about to be made succeeds.</summary>
    /// <param name="site">Where it is made.</param>
    /// <param name="isFramework">Whether the framework makes it, where the site does not say so.</param>
    internal bool CanAllocate(AllocationSite site, bool isFramework = false)
    {
        if (Options.VerifierAllocateFailCount is { } count && FrameworkVerifierOn && (isFramework || IsFrameworks(site)) && !CountAllocation(count))
        {
            return false;
        }

        if (_allocationFails is not { } fails)
        {
            return true;
        }

        // It may count.
        Touch(null);
        return !fails(site);
    }

    private static bool IsFrameworks(AllocationSite site) => site
        is AllocationSite.Object or AllocationSite.Context or AllocationSite.Memory or AllocationSite.FormatContext or AllocationSite.Timer or AllocationSite.OpenParameters;

    // The real setting is read when the driver is made, and concerns what is allocated for that driver.
    private bool CountAllocation(int count)
    {
        if (DefaultDriver is null)
        {
            return true;
        }

        Touch(null);
        return Interlocked.Increment(ref _frameworkAllocations) <= count;
    }
}
