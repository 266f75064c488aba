namespace Wdf.IoTargets;

/// <summary>Who has a presented request.</summary>
internal enum PresentedState : byte
{
    /// <summary>Not presented by a queue.</summary>
    None,

    /// <summary>A queue keeps it.</summary>
    Queued,

    /// <summary>The driver has it.</summary>
    DriverOwned,

    /// <summary>It was completed or given away.</summary>
    Gone,
}
