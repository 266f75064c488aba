namespace Wdf.IoTargets;

/// <summary>How a queue goes on when memory is short (WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/ns-wdfio-_wdf_io_queue_forward_progress_policy"/>
public struct WdfIoQueueForwardProgressPolicy
{
    /// <summary>The C structure's size in bytes on x64.</summary>
    public const uint StructureSize = 40;

    /// <summary>Size of the structure; anything but <see cref="StructureSize"/> is refused.</summary>
    public uint Size;

    /// <summary>How many requests are reserved; at least 1.</summary>
    public uint TotalForwardProgressRequests;

    /// <summary>Which IRPs may have them.</summary>
    public WdfIoForwardProgressReservedPolicy ForwardProgressReservedPolicy;

    /// <summary>Settings of the policy.</summary>
    public WdfIoForwardProgressReservedPolicySettings ForwardProgressReservePolicySettings;

    /// <summary>Allocates what the driver needs for a reserved request, once for each; may be null.</summary>
    public EvtWdfIoAllocateResourcesForReservedRequest? EvtIoAllocateResourcesForReservedRequest;

    /// <summary>Allocates what the driver needs for a request that is not reserved, before it is presented; may be null.</summary>
    public EvtWdfIoAllocateRequestResources? EvtIoAllocateRequestResources;

    /// <summary>Reserves for every IRP (WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY_DEFAULT_INIT) or for paging I/O (WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY_PAGINGIO_INIT).</summary>
    /// <param name="totalForwardProgressRequests">How many requests are reserved.</param>
    /// <param name="policy">Which IRPs may have them.</param>
    [Ddi("WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY_DEFAULT_INIT")]
    [Ddi("WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY_PAGINGIO_INIT")]
    public WdfIoQueueForwardProgressPolicy(uint totalForwardProgressRequests, WdfIoForwardProgressReservedPolicy policy = WdfIoForwardProgressReservedPolicy.AlwaysUseReservedRequest)
    {
        Size = StructureSize;
        TotalForwardProgressRequests = totalForwardProgressRequests;
        ForwardProgressReservedPolicy = policy;
    }

    /// <summary>Lets the driver look at each IRP (WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY_EXAMINE_INIT).</summary>
    /// <param name="totalForwardProgressRequests">How many requests are reserved.</param>
    /// <param name="evtIoWdmIrpForForwardProgress">Looks at an IRP.</param>
    [Ddi("WDF_IO_QUEUE_FORWARD_PROGRESS_POLICY_EXAMINE_INIT")]
    public WdfIoQueueForwardProgressPolicy(uint totalForwardProgressRequests, EvtWdfIoWdmIrpForForwardProgress? evtIoWdmIrpForForwardProgress)
        : this(totalForwardProgressRequests, WdfIoForwardProgressReservedPolicy.UseExamine) =>
        ForwardProgressReservePolicySettings.Policy.ExaminePolicy.EvtIoWdmIrpForForwardProgress = evtIoWdmIrpForForwardProgress;
}
