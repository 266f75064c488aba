namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>A driver that breaks one rule, and one that nearly does.</summary>
internal sealed record QueueRuleCase(Action<QueueWorld> Bad, Action<QueueWorld> Legal)
{
    /// <summary>Whether the driver is a filter.</summary>
    public bool IsFilter { get; init; }

    /// <summary>EvtIoInCallerContext, if the driver has it.</summary>
    public bool HasInCallerContext { get; init; }

    /// <summary>The framework that the driver was built for.</summary>
    public int MinorVersion { get; init; } = WdfDriver.LatestMinorVersion;
}
