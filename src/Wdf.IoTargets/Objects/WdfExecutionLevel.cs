namespace Wdf.IoTargets;

/// <summary>IRQL at which an object's callbacks run (WDF_EXECUTION_LEVEL).</summary>
public enum WdfExecutionLevel
{
    /// <summary>Not set; refused.</summary>
    Invalid,

    /// <summary>As the parent has it.</summary>
    InheritFromParent,

    /// <summary>At PASSIVE_LEVEL.</summary>
    Passive,

    /// <summary>At up to DISPATCH_LEVEL.</summary>
    Dispatch,
}
