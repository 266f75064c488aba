using System.Buffers.Binary;

namespace Wdf.IoTargets;

/// <summary>Cylinders, tracks and sectors of a disk (DISK_GEOMETRY, 24 bytes): the output of IOCTL_DISK_GET_DRIVE_GEOMETRY.</summary>
/// <remarks>Cylinders and tracks are made up on any disk of today; their product is no more than the disk's size, often less. The size is in <see cref="GetLengthInformation"/>.</remarks>
/// <seealso href="https://learn.microsoft.com/windows/win32/api/winioctl/ns-winioctl-disk_geometry"/>
public struct DiskGeometry
{
    /// <summary>Size of the structure in bytes.</summary>
    public const int Size = 24;

    /// <summary>Whole cylinders. Offset 0.</summary>
    public long Cylinders;

    /// <summary>Kind of medium. Offset 8.</summary>
    public DiskMediaType MediaType;

    /// <summary>Tracks of a cylinder. Offset 12.</summary>
    public uint TracksPerCylinder;

    /// <summary>Sectors of a track. Offset 16.</summary>
    public uint SectorsPerTrack;

    /// <summary>Bytes of a sector. Offset 20.</summary>
    public uint BytesPerSector;

    /// <summary>Reads the structure from the bytes of an output buffer.</summary>
    /// <param name="source">At least <see cref="Size"/> bytes.</param>
    /// <returns>The structure.</returns>
    public static DiskGeometry Read(ReadOnlySpan<byte> source) => new()
    {
        Cylinders = BinaryPrimitives.ReadInt64LittleEndian(source),
        MediaType = (DiskMediaType)BinaryPrimitives.ReadUInt32LittleEndian(source[8..]),
        TracksPerCylinder = BinaryPrimitives.ReadUInt32LittleEndian(source[12..]),
        SectorsPerTrack = BinaryPrimitives.ReadUInt32LittleEndian(source[16..]),
        BytesPerSector = BinaryPrimitives.ReadUInt32LittleEndian(source[20..]),
    };

    /// <summary>Writes the structure as C lays it out.</summary>
    /// <param name="destination">At least <see cref="Size"/> bytes.</param>
    public readonly void Write(Span<byte> destination)
    {
        BinaryPrimitives.WriteInt64LittleEndian(destination, Cylinders);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[8..], (uint)MediaType);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[12..], TracksPerCylinder);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[16..], SectorsPerTrack);
        BinaryPrimitives.WriteUInt32LittleEndian(destination[20..], BytesPerSector);
    }
}
