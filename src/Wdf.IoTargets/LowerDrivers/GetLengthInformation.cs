using System.Buffers.Binary;

namespace Wdf.IoTargets;

/// <summary>Length of a disk, volume or partition (GET_LENGTH_INFORMATION, 8 bytes): the output of IOCTL_DISK_GET_LENGTH_INFO.</summary>
/// <seealso href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-get_length_information"/>
public struct GetLengthInformation
{
    /// <summary>Size of the structure in bytes.</summary>
    public const int Size = 8;

    /// <summary>Length in bytes. Offset 0.</summary>
    public long Length;

    /// <summary>Reads the structure from the bytes of an output buffer.</summary>
    /// <param name="source">At least <see cref="Size"/> bytes.</param>
    /// <returns>The structure.</returns>
    public static GetLengthInformation Read(ReadOnlySpan<byte> source) => new() { Length = BinaryPrimitives.ReadInt64LittleEndian(source) };

    /// <summary>Writes the structure as C lays it out.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    public readonly void Write(Span<byte> destination) => BinaryPrimitives.WriteInt64LittleEndian(destination, Length);
}
