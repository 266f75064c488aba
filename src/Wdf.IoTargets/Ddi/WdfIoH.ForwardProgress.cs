#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Guaranteed forward progress.</content>
public static partial class WdfIoH
{
    /// <inheritdoc cref="WdfIoQueue.AssignForwardProgressPolicy"/>
    public static NtStatus WdfIoQueueAssignForwardProgressPolicy(WdfIoQueue Queue, in WdfIoQueueForwardProgressPolicy? ForwardProgressPolicy)
    {
        var queue = Handles.Require(Queue, nameof(WdfIoQueueAssignForwardProgressPolicy), nameof(Queue));
        Handles.RequirePointer(ForwardProgressPolicy is null, queue, nameof(WdfIoQueueAssignForwardProgressPolicy), nameof(ForwardProgressPolicy));
        return queue.AssignForwardProgressPolicy(ForwardProgressPolicy.GetValueOrDefault());
    }

    /// <summary>Reserves requests for every IRP.</summary>
    /// <param name="Policy">The structure.</param>
    /// <param name="TotalForwardProgressRequests">How many requests are reserved.</param>
    public static void WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY_DEFAULT_INIT(out WdfIoQueueForwardProgressPolicy Policy, uint TotalForwardProgressRequests) =>
        Policy = new WdfIoQueueForwardProgressPolicy(TotalForwardProgressRequests);

    /// <summary>Reserves requests for those IRPs that the driver chooses.</summary>
    /// <param name="Policy">The structure.</param>
    /// <param name="TotalForwardProgressRequests">How many requests are reserved.</param>
    /// <param name="EvtIoWdmIrpForForwardProgress">Looks at an IRP.</param>
    public static void WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY_EXAMINE_INIT(out WdfIoQueueForwardProgressPolicy Policy, uint TotalForwardProgressRequests, EvtWdfIoWdmIrpForForwardProgress EvtIoWdmIrpForForwardProgress) =>
        Policy = new WdfIoQueueForwardProgressPolicy(TotalForwardProgressRequests, EvtIoWdmIrpForForwardProgress);

    /// <summary>Reserves requests for paging I/O.</summary>
    /// <param name="Policy">The structure.</param>
    /// <param name="TotalForwardProgressRequests">How many requests are reserved.</param>
    public static void WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY_PAGINGIO_INIT(out WdfIoQueueForwardProgressPolicy Policy, uint TotalForwardProgressRequests) =>
        Policy = new WdfIoQueueForwardProgressPolicy(TotalForwardProgressRequests, WdfIoForwardProgressReservedPolicy.PagingIo);
}
