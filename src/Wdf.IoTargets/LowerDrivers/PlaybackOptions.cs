namespace Wdf.IoTargets;

/// <summary>How a <see cref="PlaybackDriver"/> plays a recording.</summary>
public sealed record PlaybackOptions
{
    /// <summary>The device's name in the object namespace; null for none.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Which recorded request answers one that comes.</summary>
    public PlaybackMode Mode { get; init; }

    /// <summary>Whether requests take the simulated time that they took when they were recorded; else those that were pending are completed from a unit at once. True by default.</summary>
    public bool KeepTimes { get; init; } = true;

    /// <summary>Whether input may differ from what was recorded, in its bytes, not in its length.</summary>
    public bool IgnoreInput { get; init; }

    /// <summary>Whether a request for which all recorded ones are used up is answered as the last of them was; <see cref="PlaybackMode.Matching"/> only.</summary>
    public bool Repeat { get; init; }

    /// <summary>What a request gets that the recording does not have.</summary>
    public NtStatus UnknownStatus { get; init; } = NtStatus.InvalidDeviceRequest;
}
