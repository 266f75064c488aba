namespace Wdf.IoTargets.Ddi;

/// <summary>What a routine raises that reports failure by a structured exception, such as MmProbeAndLockPages.</summary>
/// <remarks>C's <c>__except</c> becomes a <c>catch</c> of this type; <see cref="Status"/> is GetExceptionCode().</remarks>
public sealed class RaisedStatusException : Exception
{
    /// <summary>Makes one.</summary>
    /// <param name="routine">The routine that raises it.</param>
    /// <param name="status">The status.</param>
    public RaisedStatusException(string routine, NtStatus status)
        : base($"{routine} raised {status.ToName()}. Guard the call with try and catch, as C does with __try and __except.") => Status = status;

    /// <summary>The status that was raised.</summary>
    public NtStatus Status { get; }
}
