#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Dispatch types and states.</content>
public static partial class WdfIoH
{
    /// <inheritdoc cref="WdfIoQueueDispatchType.Invalid"/>
    public const WdfIoQueueDispatchType WdfIoQueueDispatchInvalid = WdfIoQueueDispatchType.Invalid;

    /// <inheritdoc cref="WdfIoQueueDispatchType.Sequential"/>
    public const WdfIoQueueDispatchType WdfIoQueueDispatchSequential = WdfIoQueueDispatchType.Sequential;

    /// <inheritdoc cref="WdfIoQueueDispatchType.Parallel"/>
    public const WdfIoQueueDispatchType WdfIoQueueDispatchParallel = WdfIoQueueDispatchType.Parallel;

    /// <inheritdoc cref="WdfIoQueueDispatchType.Manual"/>
    public const WdfIoQueueDispatchType WdfIoQueueDispatchManual = WdfIoQueueDispatchType.Manual;

    /// <inheritdoc cref="WdfIoQueueDispatchType.Max"/>
    public const WdfIoQueueDispatchType WdfIoQueueDispatchMax = WdfIoQueueDispatchType.Max;

    /// <inheritdoc cref="WdfIoQueueState.AcceptRequests"/>
    public const WdfIoQueueState WdfIoQueueAcceptRequests = WdfIoQueueState.AcceptRequests;

    /// <inheritdoc cref="WdfIoQueueState.DispatchRequests"/>
    public const WdfIoQueueState WdfIoQueueDispatchRequests = WdfIoQueueState.DispatchRequests;

    /// <inheritdoc cref="WdfIoQueueState.NoRequests"/>
    public const WdfIoQueueState WdfIoQueueNoRequests = WdfIoQueueState.NoRequests;

    /// <inheritdoc cref="WdfIoQueueState.DriverNoRequests"/>
    public const WdfIoQueueState WdfIoQueueDriverNoRequests = WdfIoQueueState.DriverNoRequests;

    /// <inheritdoc cref="WdfIoQueueState.PnpHeld"/>
    public const WdfIoQueueState WdfIoQueuePnpHeld = WdfIoQueueState.PnpHeld;

    /// <inheritdoc cref="WdfIoForwardProgressAction.FailRequest"/>
    public const WdfIoForwardProgressAction WdfIoForwardProgressActionFailRequest = WdfIoForwardProgressAction.FailRequest;

    /// <inheritdoc cref="WdfIoForwardProgressAction.UseReservedRequest"/>
    public const WdfIoForwardProgressAction WdfIoForwardProgressActionUseReservedRequest = WdfIoForwardProgressAction.UseReservedRequest;

    /// <inheritdoc cref="WdfIoForwardProgressAction.Invalid"/>
    public const WdfIoForwardProgressAction WdfIoForwardProgressActionInvalid = WdfIoForwardProgressAction.Invalid;

    /// <inheritdoc cref="WdfIoForwardProgressReservedPolicy.Invalid"/>
    public const WdfIoForwardProgressReservedPolicy WdfIoForwardProgressInvalidPolicy = WdfIoForwardProgressReservedPolicy.Invalid;

    /// <inheritdoc cref="WdfIoForwardProgressReservedPolicy.AlwaysUseReservedRequest"/>
    public const WdfIoForwardProgressReservedPolicy WdfIoForwardProgressReservedPolicyAlwaysUseReservedRequest = WdfIoForwardProgressReservedPolicy.AlwaysUseReservedRequest;

    /// <inheritdoc cref="WdfIoForwardProgressReservedPolicy.UseExamine"/>
    public const WdfIoForwardProgressReservedPolicy WdfIoForwardProgressReservedPolicyUseExamine = WdfIoForwardProgressReservedPolicy.UseExamine;

    /// <inheritdoc cref="WdfIoForwardProgressReservedPolicy.PagingIo"/>
    public const WdfIoForwardProgressReservedPolicy WdfIoForwardProgressReservedPolicyPagingIO = WdfIoForwardProgressReservedPolicy.PagingIo;
}
