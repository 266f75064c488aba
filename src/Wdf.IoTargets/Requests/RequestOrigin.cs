namespace Wdf.IoTargets;

/// <summary>Where a request's IRP comes from, which decides who frees, replaces and completes it.</summary>
public enum RequestOrigin : byte
{
    /// <summary>A queue presented it: completed exactly once, never replaced.</summary>
    Presented,

    /// <summary>The framework made the IRP, or was given it to free: replaced when it is too small.</summary>
    Internal,

    /// <summary>The driver's own IRP: neither freed nor replaced.</summary>
    Driver,
}
