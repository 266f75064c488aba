using System.Buffers.Binary;

namespace Wdf.IoTargets;

/// <summary>Geometry and size of a disk (DISK_GEOMETRY_EX): the output of IOCTL_DISK_GET_DRIVE_GEOMETRY_EX.</summary>
/// <remarks>What may follow the size, partition and detection data of variable length, is left out; so the structure ends at the offset of C's Data.</remarks>
/// <seealso href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-disk_geometry_ex"/>
public struct DiskGeometryEx
{
    /// <summary>Size of the structure in bytes, up to C's Data; a buffer must have so many.</summary>
    public const int Size = 32;

    /// <summary>The geometry. Offset 0.</summary>
    public DiskGeometry Geometry;

    /// <summary>Size of the disk in bytes. Offset 24.</summary>
    public long DiskSize;

    /// <summary>Reads the structure from the bytes of an output buffer.</summary>
    /// <param name="source">At least <see cref="Size"/> bytes.</param>
    /// <returns>The structure.</returns>
    public static DiskGeometryEx Read(ReadOnlySpan<byte> source) => new()
    {
        Geometry = DiskGeometry.Read(source),
        DiskSize = BinaryPrimitives.ReadInt64LittleEndian(source[DiskGeometry.Size..]),
    };

    /// <summary>Writes the structure as C lays it out.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    public readonly void Write(Span<byte> destination)
    {
        Geometry.Write(destination);
        BinaryPrimitives.WriteInt64LittleEndian(destination[DiskGeometry.Size..], DiskSize);
    }
}
