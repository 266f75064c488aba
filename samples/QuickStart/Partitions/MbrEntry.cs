using System.Buffers.Binary;

namespace QuickStart.Partitions;

/// <summary>One of the four entries of a master or extended boot record, 16 bytes.</summary>
/// <param name="BootFlag">0x80 for the partition to boot from, else 0.</param>
/// <param name="Type">What the partition holds; 0 in an unused entry.</param>
/// <param name="Start">First sector. In an extended boot record it is relative: see <see cref="LogicalChain"/>.</param>
/// <param name="Size">Number of sectors.</param>
public readonly record struct MbrEntry(byte BootFlag, byte Type, long Start, long Size)
{
    /// <summary>Bytes of an entry.</summary>
    public const int Length = 16;

    /// <summary>Whether the entry is in use. One without sectors is not, whatever its type.</summary>
    public bool IsUsed => Size != 0;

    /// <summary>Whether it is an extended partition, or the link to the next record of one.</summary>
    public bool IsExtended => IsUsed && Type is (0x05 or 0x0F or 0x85);

    /// <summary>Whether it stands for a GPT, so that programs that know no GPT leave the disk alone.</summary>
    public bool IsProtective => Type == 0xEE;

    /// <summary>Takes an entry from its bytes.</summary>
    /// <param name="bytes">16 bytes. The addresses by cylinder, head and sector in them are left aside: they end at 8 GB.</param>
    /// <returns>The entry.</returns>
    public static MbrEntry Parse(ReadOnlySpan<byte> bytes) => new(
        bytes[0],
        bytes[4],
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[12..]));

    /// <summary>The entry as a partition.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="origin">The sector that <see cref="Start"/> counts from.</param>
    /// <returns>The partition.</returns>
    public Partition ToPartition(int number, long origin = 0) => new(number, origin + Start, Size, Type.ToString("x", null));
}
