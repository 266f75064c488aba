namespace Wdf.IoTargets;

/// <summary>What an object's callbacks are serialised with (WDF_SYNCHRONIZATION_SCOPE).</summary>
public enum WdfSynchronizationScope
{
    /// <summary>Not set; refused.</summary>
    Invalid,

    /// <summary>As the parent has it.</summary>
    InheritFromParent,

    /// <summary>All queue and file callbacks of the device.</summary>
    Device,

    /// <summary>The callbacks of one queue.</summary>
    Queue,

    /// <summary>Nothing.</summary>
    None,
}
