namespace Wdf.IoTargets;

/// <summary>The ways in which a scripted driver ends a request.</summary>
internal enum ScriptedEnding
{
    /// <summary>At once: inline, or from a unit.</summary>
    Complete,

    /// <summary>After simulated time.</summary>
    CompleteLater,

    /// <summary>When the test says so.</summary>
    Pend,

    /// <summary>Not at all.</summary>
    Never,

    /// <summary>With others, in an order that the rule gives.</summary>
    Gather,

    /// <summary>By removal of the device.</summary>
    RemoveDevice,

    /// <summary>By the device below.</summary>
    PassDown,
}
