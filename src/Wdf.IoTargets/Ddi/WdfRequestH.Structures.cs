#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>The helpers that fill the structures in.</content>
public static partial class WdfRequestH
{
    /// <summary>Makes the structure ready for WdfRequestGetParameters.</summary>
    /// <param name="Parameters">The structure.</param>
    public static void WDF_REQUEST_PARAMETERS_INIT(out WdfRequestParameters Parameters) => Parameters = new WdfRequestParameters();

    /// <summary>Makes the structure ready for WdfRequestGetCompletionParams.</summary>
    /// <param name="Params">The structure.</param>
    public static void WDF_REQUEST_COMPLETION_PARAMS_INIT(out WdfRequestCompletionParams Params) => Params = new WdfRequestCompletionParams();

    /// <summary>Says how a request is reused.</summary>
    /// <param name="Params">The structure.</param>
    /// <param name="Flags">The flags.</param>
    /// <param name="Status">The status that the request begins with.</param>
    public static void WDF_REQUEST_REUSE_PARAMS_INIT(out WdfRequestReuseParams Params, WdfRequestReuseFlags Flags, NtStatus Status) =>
        Params = new WdfRequestReuseParams(Flags, Status);

    /// <inheritdoc cref="WdfRequestReuseParams.SetNewIrp"/>
    /// <param name="Params">The structure.</param>
    /// <param name="NewIrp">The IRP; may be NULL.</param>
    public static void WDF_REQUEST_REUSE_PARAMS_SET_NEW_IRP(ref WdfRequestReuseParams Params, Irp NewIrp) => Params.SetNewIrp(NewIrp);

    /// <summary>Says how a request is sent.</summary>
    /// <param name="Options">The structure.</param>
    /// <param name="Flags">The flags; the time-out counts only with its flag.</param>
    public static void WDF_REQUEST_SEND_OPTIONS_INIT(out WdfRequestSendOptions Options, WdfRequestSendOptionsFlags Flags) =>
        Options = new WdfRequestSendOptions(Flags);

    /// <inheritdoc cref="WdfRequestSendOptions.SetTimeout"/>
    /// <param name="Options">The structure.</param>
    /// <param name="Timeout">In units of 100 ns: negative relative, positive absolute, 0 none.</param>
    public static void WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT(ref WdfRequestSendOptions Options, long Timeout) => Options.SetTimeout(Timeout);

    /// <summary>Says how a request is forwarded to a parent device: sent and forgotten.</summary>
    /// <param name="ForwardOptions">The structure.</param>
    public static void WDF_REQUEST_FORWARD_OPTIONS_INIT(out WdfRequestForwardOptions ForwardOptions) => ForwardOptions = new WdfRequestForwardOptions();
}
