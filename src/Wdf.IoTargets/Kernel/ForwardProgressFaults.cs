namespace Wdf.IoTargets;

/// <summary>Which requests of queues with reserved requests are treated as if they could not be allocated (EnhancedVerifierOptions of a driver).</summary>
public enum ForwardProgressFaults
{
    /// <summary>None.</summary>
    None,

    /// <summary>All (0x10000).</summary>
    FailAll,

    /// <summary>About one in 17, by the kernel's seed (0x20000).</summary>
    FailRandom,
}
