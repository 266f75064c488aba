namespace Wdf.IoTargets;

/// <summary>State of a target (WDF_IO_TARGET_STATE).</summary>
public enum WdfIoTargetState
{
    /// <summary>Not a state.</summary>
    Undefined,

    /// <summary>Requests are sent. A remote target that was never opened reads so too.</summary>
    Started,

    /// <summary>Requests are kept until it is started.</summary>
    Stopped,

    /// <summary>Closed because its device is to be removed.</summary>
    ClosedForQueryRemove,

    /// <summary>Closed.</summary>
    Closed,

    /// <summary>Deleted.</summary>
    Deleted,

    /// <summary>Requests are refused until it is started.</summary>
    Purged,
}
