using System.Buffers.Binary;

namespace Wdf.IoTargets;

/// <summary>State of a serial port (SERIAL_STATUS, 20 bytes): the output of IOCTL_SERIAL_GET_COMMSTATUS.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntddser/ns-ntddser-_serial_status"/>
public struct SerialStatus
{
    /// <summary>Size of the structure in bytes.</summary>
    public const int Size = 20;

    /// <summary>Errors since the last question. Offset 0.</summary>
    public SerialErrors Errors;

    /// <summary>Why the port holds transmission or reception; 0 here. Offset 4.</summary>
    public uint HoldReasons;

    /// <summary>Characters in the receive buffer. Offset 8.</summary>
    public uint AmountInInQueue;

    /// <summary>Characters of writes that are still to go out. Offset 12.</summary>
    public uint AmountInOutQueue;

    /// <summary>Whether an end-of-file character was received; never here. Offset 16.</summary>
    public bool EofReceived;

    /// <summary>Whether an immediate character waits; never here. Offset 17.</summary>
    public bool WaitForImmediate;

    /// <summary>Reads the structure from the bytes of an output buffer.</summary>
    /// <param name="source">At least <see cref="Size"/> bytes.</param>
    /// <returns>The structure.</returns>
    public static SerialStatus Read(ReadOnlySpan<byte> source) => new()
    {
        Errors = (SerialErrors)BinaryPrimitives.ReadUInt32LittleEndian(source),
        HoldReasons = BinaryPrimitives.ReadUInt32LittleEndian(source[4..]),
        AmountInInQueue = BinaryPrimitives.ReadUInt32LittleEndian(source[8..]),
        AmountInOutQueue = BinaryPrimitives.ReadUInt32LittleEndian(source[12..]),
        EofReceived = source[16] != 0,
        WaitForImmediate = source[17] != 0,
    };

    /// <summary>Writes the structure as C lays it out.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    public readonly void Write(Span<byte> destination)
    {
        destination[..Size].Clear();
        BinaryPrimitives.WriteUInt32LittleEndian(destination, (uint)Errors);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[4..], HoldReasons);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[8..], AmountInInQueue);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[12..], AmountInOutQueue);
        destination[16] = (byte)(EofReceived ? 1 : 0);
        destination[17] = (byte)(WaitForImmediate ? 1 : 0);
    }
}
