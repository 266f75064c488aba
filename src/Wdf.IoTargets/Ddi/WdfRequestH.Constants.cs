#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Flags of the structures.</content>
public static partial class WdfRequestH
{
    /// <inheritdoc cref="WdfRequestReuseFlags.None"/>
    public const WdfRequestReuseFlags WDF_REQUEST_REUSE_NO_FLAGS = WdfRequestReuseFlags.None;

    /// <inheritdoc cref="WdfRequestReuseFlags.SetNewIrp"/>
    public const WdfRequestReuseFlags WDF_REQUEST_REUSE_SET_NEW_IRP = WdfRequestReuseFlags.SetNewIrp;

    /// <inheritdoc cref="WdfRequestStopActionFlags.Invalid"/>
    public const WdfRequestStopActionFlags WdfRequestStopActionInvalid = WdfRequestStopActionFlags.Invalid;

    /// <inheritdoc cref="WdfRequestStopActionFlags.Suspend"/>
    public const WdfRequestStopActionFlags WdfRequestStopActionSuspend = WdfRequestStopActionFlags.Suspend;

    /// <inheritdoc cref="WdfRequestStopActionFlags.Purge"/>
    public const WdfRequestStopActionFlags WdfRequestStopActionPurge = WdfRequestStopActionFlags.Purge;

    /// <inheritdoc cref="WdfRequestStopActionFlags.RequestCancelable"/>
    public const WdfRequestStopActionFlags WdfRequestStopRequestCancelable = WdfRequestStopActionFlags.RequestCancelable;

    /// <inheritdoc cref="WdfRequestSendOptionsFlags.Timeout"/>
    public const WdfRequestSendOptionsFlags WDF_REQUEST_SEND_OPTION_TIMEOUT = WdfRequestSendOptionsFlags.Timeout;

    /// <inheritdoc cref="WdfRequestSendOptionsFlags.Synchronous"/>
    public const WdfRequestSendOptionsFlags WDF_REQUEST_SEND_OPTION_SYNCHRONOUS = WdfRequestSendOptionsFlags.Synchronous;

    /// <inheritdoc cref="WdfRequestSendOptionsFlags.IgnoreTargetState"/>
    public const WdfRequestSendOptionsFlags WDF_REQUEST_SEND_OPTION_IGNORE_TARGET_STATE = WdfRequestSendOptionsFlags.IgnoreTargetState;

    /// <inheritdoc cref="WdfRequestSendOptionsFlags.SendAndForget"/>
    public const WdfRequestSendOptionsFlags WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET = WdfRequestSendOptionsFlags.SendAndForget;

    /// <inheritdoc cref="WdfRequestSendOptionsFlags.ImpersonateClient"/>
    public const WdfRequestSendOptionsFlags WDF_REQUEST_SEND_OPTION_IMPERSONATE_CLIENT = WdfRequestSendOptionsFlags.ImpersonateClient;

    /// <inheritdoc cref="WdfRequestSendOptionsFlags.ImpersonationIgnoreFailure"/>
    public const WdfRequestSendOptionsFlags WDF_REQUEST_SEND_OPTION_IMPERSONATION_IGNORE_FAILURE = WdfRequestSendOptionsFlags.ImpersonationIgnoreFailure;

    /// <inheritdoc cref="WdfRequestForwardOptionsFlags.SendAndForget"/>
    public const WdfRequestForwardOptionsFlags WDF_REQUEST_FORWARD_OPTION_SEND_AND_FORGET = WdfRequestForwardOptionsFlags.SendAndForget;
}
