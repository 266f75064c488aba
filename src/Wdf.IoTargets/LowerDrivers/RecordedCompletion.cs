namespace Wdf.IoTargets;

/// <summary>How a request of a <see cref="Recording"/> ended.</summary>
public sealed record RecordedCompletion
{
    /// <summary>When it came back to the filter: simulated time since the kernel started.</summary>
    public required TimeSpan Time { get; init; }

    /// <summary>The final status.</summary>
    public required NtStatus Status { get; init; }

    /// <summary>Bytes transferred, or bytes of output.</summary>
    public ulong Information { get; init; }

    /// <summary>The output, as far as Information says that there is any.</summary>
    public ReadOnlyMemory<byte> Output { get; init; }

    /// <summary>Whether the request was pending meanwhile; when false, it was completed inside the sender's IoCallDriver.</summary>
    public bool WasPending { get; init; }

    /// <summary>Whether the sender had asked for its cancellation.</summary>
    public bool WasCancelRequested { get; init; }
}
