namespace Wdf.IoTargets;

/// <summary>How a request is reused (WDF_REQUEST_REUSE_FLAGS).</summary>
[Flags]
public enum WdfRequestReuseFlags : uint
{
    /// <summary>It keeps its IRP.</summary>
    None = 0,

    /// <summary>It gets the IRP of the NewIrp field.</summary>
    SetNewIrp = 1,

    /// <summary>Not published: from 1.11 on the driver says that it will complete the request as if a queue had presented it.</summary>
    MustComplete = 2,
}
