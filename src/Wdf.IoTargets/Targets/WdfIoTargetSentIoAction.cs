namespace Wdf.IoTargets;

/// <summary>What stopping a target does with the requests that it has sent (WDF_IO_TARGET_SENT_IO_ACTION).</summary>
public enum WdfIoTargetSentIoAction
{
    /// <summary>Nothing happens.</summary>
    Undefined,

    /// <summary>They are cancelled and waited for.</summary>
    CancelSentIo,

    /// <summary>They are waited for.</summary>
    WaitForSentIoToComplete,

    /// <summary>They go on.</summary>
    LeaveSentIoPending,
}
