namespace Wdf.IoTargets;

/// <summary>Which recorded request answers one that comes.</summary>
public enum PlaybackMode
{
    /// <summary>The next one of the recording: the same requests must come in the same order, and all of them.</summary>
    Strict,

    /// <summary>The first one of the same kind, parameters and input that has not been used yet.</summary>
    Matching,
}
