using System.Buffers.Binary;

namespace Wdf.IoTargets;

/// <summary>Time-outs of a serial port (SERIAL_TIMEOUTS, 20 bytes), in milliseconds.</summary>
/// <remarks>
/// <para>
/// 0 in every member means no time-outs. <see cref="ReadIntervalTimeout"/> is the longest time between two characters of a read, from the first
/// on. The total time of a read or write is its length times the multiplier, plus the constant. A request that runs out of time succeeds with STATUS_TIMEOUT
/// and the bytes transferred so far.
/// </para>
/// <para>With <see cref="uint.MaxValue"/> as ReadIntervalTimeout a read never waits when something is there:</para>
/// <list type="bullet">
/// <item>multiplier and constant 0: it ends at once with what is there, perhaps nothing;</item>
/// <item>multiplier and constant below the maximum: when nothing is there, it waits by the total time;</item>
/// <item>multiplier at the maximum: when nothing is there, it waits the constant for one character;</item>
/// <item>all three at the maximum: refused.</item>
/// </list>
/// </remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntddser/ns-ntddser-_serial_timeouts"/>
public struct SerialTimeouts
{
    /// <summary>Size of the structure in bytes.</summary>
    public const int Size = 20;

    /// <summary>Longest time between two characters of a read. Offset 0.</summary>
    public uint ReadIntervalTimeout;

    /// <summary>Time of a read for each byte that it asks for. Offset 4.</summary>
    public uint ReadTotalTimeoutMultiplier;

    /// <summary>Time of a read beside that. Offset 8.</summary>
    public uint ReadTotalTimeoutConstant;

    /// <summary>Time of a write for each of its bytes. Offset 12.</summary>
    public uint WriteTotalTimeoutMultiplier;

    /// <summary>Time of a write beside that. Offset 16.</summary>
    public uint WriteTotalTimeoutConstant;

    /// <summary>Reads the structure from the bytes of a buffer.</summary>
    /// <param name="source">At least <see cref="Size"/> bytes.</param>
    /// <returns>The structure.</returns>
    public static SerialTimeouts Read(ReadOnlySpan<byte> source) => new()
    {
        ReadIntervalTimeout = BinaryPrimitives.ReadUInt32LittleEndian(source),
        ReadTotalTimeoutMultiplier = BinaryPrimitives.ReadUInt32LittleEndian(source[4..]),
        ReadTotalTimeoutConstant = BinaryPrimitives.ReadUInt32LittleEndian(source[8..]),
        WriteTotalTimeoutMultiplier = BinaryPrimitives.ReadUInt32LittleEndian(source[12..]),
        WriteTotalTimeoutConstant = BinaryPrimitives.ReadUInt32LittleEndian(source[16..]),
    };

    /// <summary>Writes the structure as C lays it out.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    public readonly void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(destination, ReadIntervalTimeout);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[4..], ReadTotalTimeoutMultiplier);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[8..], ReadTotalTimeoutConstant);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[12..], WriteTotalTimeoutMultiplier);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[16..], WriteTotalTimeoutConstant);
    }
}
