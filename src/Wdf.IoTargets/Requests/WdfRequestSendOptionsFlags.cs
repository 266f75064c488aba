namespace Wdf.IoTargets;

/// <summary>How a request is sent (WDF_REQUEST_SEND_OPTIONS_FLAGS).</summary>
[Flags]
public enum WdfRequestSendOptionsFlags : uint
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>The Timeout field counts.</summary>
    Timeout = 0x1,

    /// <summary>The send returns when the request is completed.</summary>
    Synchronous = 0x2,

    /// <summary>The target's state is not looked at.</summary>
    IgnoreTargetState = 0x4,

    /// <summary>The driver gives the request away for good.</summary>
    SendAndForget = 0x8,

    /// <summary>User-mode drivers only: impersonate the client.</summary>
    ImpersonateClient = 0x10000,

    /// <summary>User-mode drivers only: send even if impersonation fails.</summary>
    ImpersonationIgnoreFailure = 0x20000,
}
