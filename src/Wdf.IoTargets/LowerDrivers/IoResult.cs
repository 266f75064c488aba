namespace Wdf.IoTargets;

/// <summary>How a simulated driver ends a request.</summary>
/// <param name="Status">The final status; not <see cref="NtStatus.Pending"/>.</param>
/// <param name="Information">Bytes transferred by a read or write, bytes of output of a device control.</param>
public readonly record struct IoResult(NtStatus Status, ulong Information)
{
    /// <summary>A success.</summary>
    /// <param name="information">Bytes transferred, or bytes of output.</param>
    /// <returns>The result.</returns>
    public static IoResult Success(ulong information = 0) => new(NtStatus.Success, information);

    /// <summary>A success.</summary>
    /// <param name="information">Bytes transferred, or bytes of output.</param>
    /// <returns>The result.</returns>
    public static IoResult Success(int information) => new(NtStatus.Success, (ulong)information);

    /// <summary>A status without bytes.</summary>
    /// <param name="status">The status.</param>
    public static implicit operator IoResult(NtStatus status) => new(status, 0);
}
