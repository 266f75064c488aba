namespace Wdf.IoTargets;

/// <summary>What a driver wants done with an IRP for which no request could be allocated (WDF_IO_FORWARD_PROGRESS_ACTION).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/ne-wdfio-_wdf_io_forward_progress_action"/>
public enum WdfIoForwardProgressAction
{
    /// <summary>Not an answer.</summary>
    Invalid = 0,

    /// <summary>It fails with STATUS_UNSUCCESSFUL.</summary>
    FailRequest = 1,

    /// <summary>It gets a reserved request, or waits for one.</summary>
    UseReservedRequest = 2,
}
