namespace Wdf.IoTargets;

/// <summary>Why a remote target is closed.</summary>
internal enum RemoteCloseReason
{
    /// <summary>The driver closes it, or an open failed.</summary>
    Close,

    /// <summary>Its device may be removed; the registration for the outcome is kept.</summary>
    QueryRemove,

    /// <summary>The target is deleted.</summary>
    Delete,
}
