namespace Wdf.IoTargets;

/// <summary>A choice of no, yes, or what the framework does by default (<c>WDF_TRI_STATE</c>).</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdftypes/ne-wdftypes-_wdf_tri_state"/>
public enum WdfTriState : uint
{
    /// <summary>No.</summary>
    False = 0,

    /// <summary>Yes.</summary>
    True = 1,

    /// <summary>The default of the framework.</summary>
    UseDefault = 2,
}
