namespace Wdf.IoTargets;

/// <summary>Which IRPs get a reserved request when none can be allocated (WDF_IO_FORWARD_PROGRESS_RESERVED_POLICY).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/ne-wdfio-_wdf_io_forward_progress_reserved_policy"/>
public enum WdfIoForwardProgressReservedPolicy
{
    /// <summary>Not a policy.</summary>
    Invalid = 0,

    /// <summary>All.</summary>
    AlwaysUseReservedRequest = 1,

    /// <summary>The driver looks at each.</summary>
    UseExamine = 2,

    /// <summary>Paging I/O.</summary>
    PagingIo = 3,
}
