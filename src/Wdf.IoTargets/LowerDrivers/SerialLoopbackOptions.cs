namespace Wdf.IoTargets;

/// <summary>What a <see cref="SerialLoopback"/> is like.</summary>
public sealed record SerialLoopbackOptions : LowerDriverOptions
{
    /// <summary>The baud rate until somebody sets another.</summary>
    public uint BaudRate { get; init; } = 9600;

    /// <summary>Characters that the driver keeps while no read waits for them.</summary>
    public int ReceiveBufferSize { get; init; } = 4096;
}
