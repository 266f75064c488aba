namespace Wdf.IoTargets;

/// <summary>What a <see cref="ScriptedDriver"/> saw of a request when it arrived.</summary>
public sealed record SeenRequest
{
    internal SeenRequest(SimulatedIo io)
    {
        MajorFunction = io.MajorFunction;
        ControlCode = io.ControlCode;
        InputLength = io.InputLength;
        OutputLength = io.OutputLength;
        Offset = io.Offset;
        Input = io.Input.ToArray();
        FileObject = io.FileObject;
        Time = io.Irp.Kernel.Elapsed;
    }

    /// <summary>What was asked for.</summary>
    public MajorFunction MajorFunction { get; }

    /// <summary>The control code of a device control; 0 for other requests.</summary>
    public uint ControlCode { get; }

    /// <summary>Length of a write's data or of a device control's input, in bytes.</summary>
    public int InputLength { get; }

    /// <summary>Length of a read's buffer or of a device control's output buffer, in bytes.</summary>
    public int OutputLength { get; }

    /// <summary>Byte offset of a read or write.</summary>
    public long Offset { get; }

    /// <summary>A copy of the input.</summary>
    public ReadOnlyMemory<byte> Input { get; }

    /// <summary>The open that the request belonged to; may be null.</summary>
    public FileObject? FileObject { get; }

    /// <summary>When it arrived: simulated time since the kernel started.</summary>
    public TimeSpan Time { get; }

    /// <summary>The rule of the script that took the request; null when none did, and the <see cref="ScriptedDriver.Otherwise"/> rule has answered.</summary>
    public ScriptedRule? Rule { get; internal set; }

    /// <inheritdoc/>
    public override string ToString() => MajorFunction switch
    {
        MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl =>
            $"{MajorFunction} {new IoControlCode(ControlCode)}, {InputLength} bytes in, {OutputLength} bytes out",
        MajorFunction.Read or MajorFunction.Write => $"{MajorFunction} at {Offset}, {InputLength + OutputLength} bytes",
        _ => MajorFunction.ToString(),
    };
}
