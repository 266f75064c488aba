namespace Wdf.IoTargets;

/// <summary>Where memory is allocated (POOL_TYPE).</summary>
public enum PoolType
{
    /// <summary>Non-paged.</summary>
    NonPagedPool = 0,

    /// <summary>Paged: to be touched below DISPATCH_LEVEL only.</summary>
    PagedPool = 1,

    /// <summary>Non-paged, the driver dies when it fails; obsolete.</summary>
    NonPagedPoolMustSucceed = 2,

    /// <summary>Non-paged, aligned to a cache line.</summary>
    NonPagedPoolCacheAligned = 4,

    /// <summary>Paged, aligned to a cache line.</summary>
    PagedPoolCacheAligned = 5,

    /// <summary>Non-paged, not executable.</summary>
    NonPagedPoolNx = 512,

    /// <summary>Non-paged, not executable, aligned to a cache line.</summary>
    NonPagedPoolNxCacheAligned = 516,
}
