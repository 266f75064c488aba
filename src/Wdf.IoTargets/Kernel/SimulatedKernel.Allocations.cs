namespace Wdf.IoTargets;

/// <content>Allocations that a test makes fail.</content>
public sealed partial class SimulatedKernel
{
    private Func<AllocationSite, bool>? _allocationFails;

    /// <summary>
    /// Makes allocations of the framework and the I/O manager fail, so that the driver sees STATUS_INSUFFICIENT_RESOURCES
    /// or a null pointer. Asked once for each allocation.
    /// </summary>
    /// <param name="fails">Says which allocations fail; null for none.</param>
    public void FailAllocations(Func<AllocationSite, bool>? fails) => _allocationFails = fails;

    /// <summary>Whether the allocation that is about to be made succeeds.</summary>
    internal bool CanAllocate(AllocationSite site)
    {
        if (_allocationFails is not { } fails)
        {
            return true;
        }

        // It may count.
        Touch(null);
        return !fails(site);
    }
}
