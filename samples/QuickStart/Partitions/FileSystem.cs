using System.Buffers.Binary;

namespace QuickStart.Partitions;

/// <summary>Knows file systems by what they write at fixed places, to tell a bare one from a partitioned disk.</summary>
public static class FileSystem
{
    private static readonly (string Name, int Offset, byte[] Magic)[] Known =
    [
        ("NTFS", 3, "NTFS    "u8.ToArray()),
        ("exFAT", 3, "EXFAT   "u8.ToArray()),
        ("ReFS", 3, "ReFS\0\0\0\0"u8.ToArray()),
        ("XFS", 0, "XFSB"u8.ToArray()),
        ("SquashFS", 0, "hsqs"u8.ToArray()),
        ("LUKS", 0, [.. "LUKS"u8, 0xBA, 0xBE]),
        ("LVM", 512, "LABELONE"u8.ToArray()),
        ("ext2/3/4", 1080, [0x53, 0xEF]),
        ("swap", 4086, "SWAPSPACE2"u8.ToArray()),
        ("ISO 9660", 32769, "CD001"u8.ToArray()),
        ("Btrfs", 65600, "_BHRfS_M"u8.ToArray()),
    ];

    /// <summary>Looks for a file system that begins with the disk.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="boot">Its sector 0.</param>
    /// <returns>The file system's name, or null.</returns>
    public static string? Find(ISectors disk, BootSector boot)
    {
        if (IsFat(boot.Bytes))
        {
            return "FAT";
        }

        foreach (var (name, offset, magic) in Known)
        {
            var sector = offset / ISectors.Size;
            if (sector < disk.Count && disk.Read(sector, 1).AsSpan(offset % ISectors.Size).StartsWith(magic))
            {
                return name;
            }
        }

        return null;
    }

    // FAT has no magic number: its parameter block is known by values that can only be what they are.
    private static bool IsFat(ReadOnlySpan<byte> sector)
    {
        var bytesPerSector = BinaryPrimitives.ReadUInt16LittleEndian(sector[11..]);
        var sectorsPerCluster = sector[13];
        var reservedSectors = BinaryPrimitives.ReadUInt16LittleEndian(sector[14..]);
        var fats = sector[16];
        var media = sector[21];
        return sector[0] is (0xEB or 0xE9)
            && bytesPerSector is (512 or 1024 or 2048 or 4096)
            && byte.IsPow2(sectorsPerCluster)
            && reservedSectors != 0
            && fats is (1 or 2)
            && media is (0xF0 or >= 0xF8);
    }
}
