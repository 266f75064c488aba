namespace Wdf.IoTargets;

/// <summary>Why a queue is stopped (WDF_REQUEST_STOP_ACTION_FLAGS).</summary>
[Flags]
public enum WdfRequestStopActionFlags : uint
{
    /// <summary>Not a reason.</summary>
    Invalid = 0,

    /// <summary>The device leaves its working state.</summary>
    Suspend = 1,

    /// <summary>The device is being removed.</summary>
    Purge = 2,

    /// <summary>The request is marked cancelable.</summary>
    RequestCancelable = 0x10000000,
}
