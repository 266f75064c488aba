namespace Wdf.IoTargets;

/// <summary>Whether purging a target waits (WDF_IO_TARGET_PURGE_IO_ACTION).</summary>
public enum WdfIoTargetPurgeIoAction
{
    /// <summary>Nothing happens.</summary>
    Undefined,

    /// <summary>Requests are cancelled and waited for.</summary>
    PurgeIoAndWait,

    /// <summary>Requests are cancelled.</summary>
    PurgeIo,
}
