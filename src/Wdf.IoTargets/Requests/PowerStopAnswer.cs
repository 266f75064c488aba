namespace Wdf.IoTargets;

/// <summary>What a driver answered to EvtIoStop with WdfRequestStopAcknowledge.</summary>
internal enum PowerStopAnswer : byte
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>It keeps the request.</summary>
    Keeps,

    /// <summary>The queue takes the request back.</summary>
    GivesBack,
}
