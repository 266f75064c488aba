namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>A driver that breaks one rule, and one that nearly does.</summary>
internal sealed record QueueRuleCase(Action<QueueWorld> Bad, Action<QueueWorld> Legal)
{
    /// <summary>The rule under which the default options report the event, where a rule of another set names it better; null for the rule itself.</summary>
    public string? ReportedAs { get; init; }

    /// <summary>Whether the driver is a filter.</summary>
    public bool IsFilter { get; init; }

    /// <summary>EvtIoInCallerContext, if the driver has it.</summary>
    public bool HasInCallerContext { get; init; }
}
