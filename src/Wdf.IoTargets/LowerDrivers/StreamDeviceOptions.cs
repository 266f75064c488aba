namespace Wdf.IoTargets;

/// <summary>What a <see cref="StreamDevice"/> is like.</summary>
public sealed record StreamDeviceOptions : LowerDriverOptions
{
    /// <summary>Bytes that come at a time, such as one sample or one packet.</summary>
    public int PacketSize { get; init; } = 64;

    /// <summary>The time from one packet to the next.</summary>
    public TimeSpan Period { get; init; } = TimeSpan.FromMilliseconds(1);

    /// <summary>Bytes that the device keeps while no read waits for them.</summary>
    public int BufferSize { get; init; } = 4096;

    /// <summary>Whether a read ends as soon as there is something for it; by default it waits until it is full.</summary>
    public bool ShortReads { get; init; }

    /// <summary>
    /// The data, over and over. When empty, byte n of the stream is the lowest byte of n, so that a reader sees where something
    /// is missing.
    /// </summary>
    public ReadOnlyMemory<byte> Pattern { get; init; }
}
