namespace Wdf.IoTargets;

/// <summary>A request of a <see cref="Recording"/>: what was asked for, and how it ended.</summary>
public sealed record RecordedRequest
{
    /// <summary>Its number in the recording.</summary>
    public required long Number { get; init; }

    /// <summary>The line of the file that it stands in, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>When it reached the filter: simulated time since the kernel started.</summary>
    public TimeSpan Time { get; init; }

    /// <summary>What was asked for.</summary>
    public required MajorFunction MajorFunction { get; init; }

    /// <summary>The control code of a device control; 0 for other requests.</summary>
    public uint ControlCode { get; init; }

    /// <summary>Byte offset of a read or write.</summary>
    public long Offset { get; init; }

    /// <summary>Length of a write's data or of a device control's input, in bytes.</summary>
    public int InputLength { get; init; }

    /// <summary>Length of a read's buffer or of a device control's output buffer, in bytes.</summary>
    public int OutputLength { get; init; }

    /// <summary>The input.</summary>
    public ReadOnlyMemory<byte> Input { get; init; }

    /// <summary>The second buffer of METHOD_IN_DIRECT, which holds data for the device.</summary>
    public ReadOnlyMemory<byte> DirectInput { get; init; }

    /// <summary>How it ended; null when the recording ends before that.</summary>
    public RecordedCompletion? Completion { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => MajorFunction switch
    {
        MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl =>
            $"{MajorFunction} {new IoControlCode(ControlCode)}, {InputLength} bytes in, {OutputLength} bytes out",
        MajorFunction.Read or MajorFunction.Write => $"{MajorFunction} at {Offset}, {InputLength + OutputLength} bytes",
        _ => MajorFunction.ToString(),
    };
}
