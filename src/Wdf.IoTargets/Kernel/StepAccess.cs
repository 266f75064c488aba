namespace Wdf.IoTargets;

/// <summary>How a step touches an object.</summary>
public enum StepAccess
{
    /// <summary>It does not touch it.</summary>
    None,

    /// <summary>It reads it; two reads commute.</summary>
    Read,

    /// <summary>It changes it.</summary>
    Write,
}
