#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Requests that a queue presented: completing them, cancellation, moving them between queues, asking about them.</content>
public static partial class WdfRequestH
{
    /// <inheritdoc cref="WdfRequest.Complete(NtStatus)"/>
    public static void WdfRequestComplete(WdfRequest Request, NtStatus Status) =>
        Handles.Require(Request, nameof(WdfRequestComplete), nameof(Request)).Complete(Status);

    /// <inheritdoc cref="WdfRequest.CompleteWithInformation"/>
    public static void WdfRequestCompleteWithInformation(WdfRequest Request, NtStatus Status, ulong Information) =>
        Handles.Require(Request, nameof(WdfRequestCompleteWithInformation), nameof(Request)).CompleteWithInformation(Status, Information);

    /// <inheritdoc cref="WdfRequest.CompleteWithPriorityBoost"/>
    public static void WdfRequestCompleteWithPriorityBoost(WdfRequest Request, NtStatus Status, sbyte PriorityBoost) =>
        Handles.Require(Request, nameof(WdfRequestCompleteWithPriorityBoost), nameof(Request)).CompleteWithPriorityBoost(Status, PriorityBoost);

    /// <inheritdoc cref="WdfRequest.MarkCancelable"/>
    public static void WdfRequestMarkCancelable(WdfRequest Request, EvtWdfRequestCancel EvtRequestCancel)
    {
        var request = Handles.Require(Request, nameof(WdfRequestMarkCancelable), nameof(Request));
        Handles.RequirePointer(EvtRequestCancel is null, request, nameof(WdfRequestMarkCancelable), nameof(EvtRequestCancel));
        request.MarkCancelable(EvtRequestCancel);
    }

    /// <inheritdoc cref="WdfRequest.MarkCancelableEx"/>
    public static NtStatus WdfRequestMarkCancelableEx(WdfRequest Request, EvtWdfRequestCancel EvtRequestCancel)
    {
        var request = Handles.Require(Request, nameof(WdfRequestMarkCancelableEx), nameof(Request));
        Handles.RequirePointer(EvtRequestCancel is null, request, nameof(WdfRequestMarkCancelableEx), nameof(EvtRequestCancel));
        return request.MarkCancelableEx(EvtRequestCancel);
    }

    /// <inheritdoc cref="WdfRequest.UnmarkCancelable"/>
    public static NtStatus WdfRequestUnmarkCancelable(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestUnmarkCancelable), nameof(Request)).UnmarkCancelable();

    /// <inheritdoc cref="WdfRequest.IsCanceled"/>
    public static bool WdfRequestIsCanceled(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestIsCanceled), nameof(Request)).IsCanceled;

    /// <inheritdoc cref="WdfRequest.IsFrom32BitProcess"/>
    public static bool WdfRequestIsFrom32BitProcess(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestIsFrom32BitProcess), nameof(Request)).IsFrom32BitProcess;

    /// <inheritdoc cref="WdfRequest.IsReserved"/>
    public static bool WdfRequestIsReserved(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestIsReserved), nameof(Request)).IsReserved;

    /// <inheritdoc cref="WdfRequest.GetParameters(ref WdfRequestParameters)"/>
    public static void WdfRequestGetParameters(WdfRequest Request, ref WdfRequestParameters Parameters) =>
        Handles.Require(Request, nameof(WdfRequestGetParameters), nameof(Request)).GetParameters(ref Parameters);

    /// <summary>Refused: the structure is required.</summary>
    /// <inheritdoc cref="WdfRequest.GetParameters(ref WdfRequestParameters)"/>
    public static void WdfRequestGetParameters(WdfRequest Request, NullPointer Parameters) =>
        Handles.Missing(Handles.Require(Request, nameof(WdfRequestGetParameters), nameof(Request)), nameof(WdfRequestGetParameters), nameof(Parameters));

    /// <summary>Sets the bytes transferred (WdfRequestSetInformation). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="Request">The request.</param>
    /// <param name="Information">The bytes.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestsetinformation"/>
    public static void WdfRequestSetInformation(WdfRequest Request, ulong Information) =>
        Handles.Require(Request, nameof(WdfRequestSetInformation), nameof(Request)).Information = Information;

    /// <inheritdoc cref="WdfRequest.Information"/>
    public static ulong WdfRequestGetInformation(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestGetInformation), nameof(Request)).Information;

    /// <inheritdoc cref="WdfRequest.FileObject"/>
    public static WdfFileObject WdfRequestGetFileObject(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestGetFileObject), nameof(Request)).FileObject;

    /// <inheritdoc cref="WdfRequest.RequestorMode"/>
    public static ProcessorMode WdfRequestGetRequestorMode(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestGetRequestorMode), nameof(Request)).RequestorMode;

    /// <inheritdoc cref="WdfRequest.RequestorProcessId"/>
    public static uint WdfRequestGetRequestorProcessId(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestGetRequestorProcessId), nameof(Request)).RequestorProcessId;

    /// <inheritdoc cref="WdfRequest.IoQueue"/>
    public static WdfIoQueue WdfRequestGetIoQueue(WdfRequest Request) =>
        (WdfIoQueue)Handles.Require(Request, nameof(WdfRequestGetIoQueue), nameof(Request)).IoQueue;

    /// <inheritdoc cref="WdfRequest.ForwardToIoQueue"/>
    public static NtStatus WdfRequestForwardToIoQueue(WdfRequest Request, WdfIoQueue DestinationQueue) =>
        Handles.Require(Request, nameof(WdfRequestForwardToIoQueue), nameof(Request))
            .ForwardToIoQueue(Handles.Require(DestinationQueue, nameof(WdfRequestForwardToIoQueue), nameof(DestinationQueue)));

    /// <inheritdoc cref="WdfRequest.ForwardToParentDeviceIoQueue"/>
    public static NtStatus WdfRequestForwardToParentDeviceIoQueue(WdfRequest Request, WdfIoQueue ParentDeviceQueue, in WdfRequestForwardOptions? ForwardOptions)
    {
        var request = Handles.Require(Request, nameof(WdfRequestForwardToParentDeviceIoQueue), nameof(Request));
        var queue = Handles.Require(ParentDeviceQueue, nameof(WdfRequestForwardToParentDeviceIoQueue), nameof(ParentDeviceQueue));
        Handles.RequirePointer(ForwardOptions is null, request, nameof(WdfRequestForwardToParentDeviceIoQueue), nameof(ForwardOptions));
        return request.ForwardToParentDeviceIoQueue(queue, ForwardOptions.GetValueOrDefault());
    }

    /// <inheritdoc cref="WdfRequest.Requeue"/>
    public static NtStatus WdfRequestRequeue(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestRequeue), nameof(Request)).Requeue();

    /// <inheritdoc cref="WdfRequest.StopAcknowledge"/>
    public static void WdfRequestStopAcknowledge(WdfRequest Request, bool Requeue) =>
        Handles.Require(Request, nameof(WdfRequestStopAcknowledge), nameof(Request)).StopAcknowledge(Requeue);
}
