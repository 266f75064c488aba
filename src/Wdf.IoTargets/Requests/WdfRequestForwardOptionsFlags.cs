namespace Wdf.IoTargets;

/// <summary>How a request is forwarded to a parent device (WDF_REQUEST_FORWARD_OPTIONS_FLAGS).</summary>
[Flags]
public enum WdfRequestForwardOptionsFlags : uint
{
    /// <summary>Nothing special.</summary>
    None = 0,

    /// <summary>The child gives the request away for good.</summary>
    SendAndForget = 1,
}
