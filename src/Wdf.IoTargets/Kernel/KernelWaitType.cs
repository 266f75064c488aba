namespace Wdf.IoTargets;

/// <summary>What ends a wait for several objects; the values are those of WAIT_TYPE.</summary>
public enum KernelWaitType
{
    /// <summary>All of them are signaled at once; none is taken before.</summary>
    All,

    /// <summary>One of them is signaled; that one is taken.</summary>
    Any,
}
