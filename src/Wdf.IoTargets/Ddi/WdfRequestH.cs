#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdfrequest.h</c>. This part makes, formats, sends and cancels requests.</summary>
public static partial class WdfRequestH
{
    /// <inheritdoc cref="WdfRequest.Create"/>
    public static NtStatus WdfRequestCreate(in WdfObjectAttributes? RequestAttributes, WdfIoTarget IoTarget, out WdfRequest Request)
    {
        var target = Handles.Optional(IoTarget, nameof(WdfRequestCreate), nameof(IoTarget));
        var driver = target?.Driver ?? Handles.Driver(RequestAttributes, nameof(WdfRequestCreate));
        return WdfRequest.Create(driver, RequestAttributes, target, out Request);
    }

    /// <summary>Refused: the request must be asked for.</summary>
    /// <inheritdoc cref="WdfRequest.Create"/>
    public static NtStatus WdfRequestCreate(in WdfObjectAttributes? RequestAttributes, WdfIoTarget IoTarget, NullPointer Request) =>
        Handles.Missing(Handles.Optional(IoTarget, nameof(WdfRequestCreate), nameof(IoTarget)), nameof(WdfRequestCreate), nameof(Request));

    /// <inheritdoc cref="WdfRequest.CreateFromIrp"/>
    public static NtStatus WdfRequestCreateFromIrp(in WdfObjectAttributes? RequestAttributes, Irp Irp, bool RequestFreesIrp, out WdfRequest Request)
    {
        Handles.RequirePointer(Irp is null, null, nameof(WdfRequestCreateFromIrp), nameof(Irp));
        return WdfRequest.CreateFromIrp(Handles.Driver(RequestAttributes, nameof(WdfRequestCreateFromIrp)), RequestAttributes, Irp, RequestFreesIrp, out Request);
    }

    /// <summary>Refused: the request must be asked for.</summary>
    /// <inheritdoc cref="WdfRequest.CreateFromIrp"/>
    public static NtStatus WdfRequestCreateFromIrp(in WdfObjectAttributes? RequestAttributes, Irp Irp, bool RequestFreesIrp, NullPointer Request) =>
        Handles.Missing(Irp, nameof(WdfRequestCreateFromIrp), Irp is null ? nameof(Irp) : nameof(Request));

    /// <inheritdoc cref="WdfRequest.Reuse(in WdfRequestReuseParams)"/>
    public static NtStatus WdfRequestReuse(WdfRequest Request, in WdfRequestReuseParams? ReuseParams)
    {
        var request = Handles.Require(Request, nameof(WdfRequestReuse), nameof(Request));
        Handles.RequirePointer(ReuseParams is null, request, nameof(WdfRequestReuse), nameof(ReuseParams));
        return request.Reuse(ReuseParams.GetValueOrDefault());
    }

    /// <inheritdoc cref="WdfRequest.ChangeTarget"/>
    public static NtStatus WdfRequestChangeTarget(WdfRequest Request, WdfIoTarget IoTarget) =>
        Handles.Require(Request, nameof(WdfRequestChangeTarget), nameof(Request))
            .ChangeTarget(Handles.Require(IoTarget, nameof(WdfRequestChangeTarget), nameof(IoTarget)));

    /// <inheritdoc cref="WdfRequest.FormatUsingCurrentType"/>
    public static void WdfRequestFormatRequestUsingCurrentType(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestFormatRequestUsingCurrentType), nameof(Request)).FormatUsingCurrentType();

    /// <inheritdoc cref="WdfRequest.WdmFormatUsingStackLocation"/>
    public static void WdfRequestWdmFormatUsingStackLocation(WdfRequest Request, in IoStackLocation Stack) =>
        Handles.Require(Request, nameof(WdfRequestWdmFormatUsingStackLocation), nameof(Request)).WdmFormatUsingStackLocation(Stack);

    /// <summary>Refused: the location is required.</summary>
    /// <inheritdoc cref="WdfRequest.WdmFormatUsingStackLocation"/>
    public static void WdfRequestWdmFormatUsingStackLocation(WdfRequest Request, NullPointer Stack) =>
        Handles.Missing(Handles.Require(Request, nameof(WdfRequestWdmFormatUsingStackLocation), nameof(Request)), nameof(WdfRequestWdmFormatUsingStackLocation), nameof(Stack));

    /// <inheritdoc cref="WdfRequest.Send"/>
    public static bool WdfRequestSend(WdfRequest Request, WdfIoTarget Target, in WdfRequestSendOptions? Options) =>
        Handles.Require(Request, nameof(WdfRequestSend), nameof(Request))
            .Send(Handles.Require(Target, nameof(WdfRequestSend), nameof(Target)), Options);

    /// <inheritdoc cref="WdfRequest.Status"/>
    public static NtStatus WdfRequestGetStatus(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestGetStatus), nameof(Request)).Status;

    /// <inheritdoc cref="WdfRequest.CancelSentRequest"/>
    public static bool WdfRequestCancelSentRequest(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestCancelSentRequest), nameof(Request)).CancelSentRequest();

    /// <inheritdoc cref="WdfRequest.SetCompletionRoutine"/>
    public static void WdfRequestSetCompletionRoutine(WdfRequest Request, EvtWdfRequestCompletionRoutine CompletionRoutine, object CompletionContext) =>
        Handles.Require(Request, nameof(WdfRequestSetCompletionRoutine), nameof(Request)).SetCompletionRoutine(CompletionRoutine, CompletionContext);

    /// <summary>The outcome of the last send (WdfRequestGetCompletionParams), for a request that a target's format method formatted. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <inheritdoc cref="WdfRequest.GetCompletionParams(ref WdfRequestCompletionParams)"/>
    public static void WdfRequestGetCompletionParams(WdfRequest Request, ref WdfRequestCompletionParams Params) =>
        Handles.Require(Request, nameof(WdfRequestGetCompletionParams), nameof(Request)).GetCompletionParams(ref Params);

    /// <summary>Refused: the structure is required.</summary>
    /// <inheritdoc cref="WdfRequest.GetCompletionParams(ref WdfRequestCompletionParams)"/>
    public static void WdfRequestGetCompletionParams(WdfRequest Request, NullPointer Params) =>
        Handles.Missing(Handles.Require(Request, nameof(WdfRequestGetCompletionParams), nameof(Request)), nameof(WdfRequestGetCompletionParams), nameof(Params));

    /// <inheritdoc cref="WdfRequest.AllocateTimer"/>
    public static NtStatus WdfRequestAllocateTimer(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestAllocateTimer), nameof(Request)).AllocateTimer();

    /// <inheritdoc cref="WdfRequest.WdmGetIrp"/>
    public static Irp WdfRequestWdmGetIrp(WdfRequest Request) =>
        Handles.Require(Request, nameof(WdfRequestWdmGetIrp), nameof(Request)).WdmGetIrp();
}
