using System.Buffers.Binary;

namespace Wdf.IoTargets;

/// <summary>What a <see cref="StreamDevice"/> has counted: the output of <see cref="StreamIoctl.GetCounters"/>, four 64-bit numbers.</summary>
public struct StreamCounters
{
    /// <summary>Size of the structure in bytes.</summary>
    public const int Size = 32;

    /// <summary>Bytes that the stream has produced. Offset 0.</summary>
    public long BytesProduced;

    /// <summary>Bytes that reads have taken. Offset 8.</summary>
    public long BytesDelivered;

    /// <summary>Bytes that were dropped because the buffer was full. Offset 16.</summary>
    public long BytesDropped;

    /// <summary>Packets that were dropped. Offset 24.</summary>
    public long Overruns;

    /// <summary>Reads the structure from the bytes of an output buffer.</summary>
    /// <param name="source">At least <see cref="Size"/> bytes.</param>
    /// <returns>The structure.</returns>
    public static StreamCounters Read(ReadOnlySpan<byte> source) => new()
    {
        BytesProduced = BinaryPrimitives.ReadInt64LittleEndian(source),
        BytesDelivered = BinaryPrimitives.ReadInt64LittleEndian(source[8..]),
        BytesDropped = BinaryPrimitives.ReadInt64LittleEndian(source[16..]),
        Overruns = BinaryPrimitives.ReadInt64LittleEndian(source[24..]),
    };

    /// <summary>Writes the structure as C lays it out.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    public readonly void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteInt64LittleEndian(destination, BytesProduced);
        BinaryPrimitives.WriteInt64LittleEndian(destination[8..], BytesDelivered);
        BinaryPrimitives.WriteInt64LittleEndian(destination[16..], BytesDropped);
        BinaryPrimitives.WriteInt64LittleEndian(destination[24..], Overruns);
    }
}
