using System.Buffers.Binary;

namespace QuickStart.Partitions;

/// <summary>The header of one copy of a GUID partition table, 92 bytes or more. Addresses are in blocks.</summary>
/// <param name="Alternate">Where the other copy's header is.</param>
/// <param name="FirstUsable">First block that partitions may use.</param>
/// <param name="LastUsable">Last block that partitions may use.</param>
/// <param name="EntriesStart">First block of the entries.</param>
/// <param name="EntryCount">Number of entries, used or not.</param>
/// <param name="EntrySize">Bytes of an entry.</param>
/// <param name="EntriesCrc">Check value of all entries.</param>
public sealed record GptHeader(
    ulong Alternate, ulong FirstUsable, ulong LastUsable, ulong EntriesStart, uint EntryCount, uint EntrySize, uint EntriesCrc)
{
    /// <summary>The smallest size of an entry: what the specification lays out.</summary>
    public const int MinimumEntrySize = 128;

    /// <summary>Entries that need more bytes than this are taken for corrupt; usual are 16 KB.</summary>
    public const long MaximumEntryBytes = 64 * 1024 * 1024;

    private const int MinimumSize = 92;
    private const int CrcOffset = 16;

    /// <summary>Bytes of all entries.</summary>
    public long EntryBytes => (long)EntryCount * EntrySize;

    /// <summary>Whether a block begins as a header does.</summary>
    /// <param name="block">The block.</param>
    /// <returns>True for the signature.</returns>
    public static bool HasSignature(ReadOnlySpan<byte> block) => block.StartsWith("EFI PART"u8);

    /// <summary>Takes a header from its block.</summary>
    /// <param name="block">The block's bytes.</param>
    /// <param name="address">The block's address.</param>
    /// <param name="blocks">Number of blocks of the disk.</param>
    /// <param name="header">The header; null when it is damaged.</param>
    /// <returns>What is wrong; null when nothing is.</returns>
    public static string? Parse(ReadOnlySpan<byte> block, ulong address, ulong blocks, out GptHeader? header)
    {
        header = null;
        if (!HasSignature(block))
        {
            return "it has no header";
        }

        var size = BinaryPrimitives.ReadUInt32LittleEndian(block[12..]);
        if (size < MinimumSize || size > block.Length)
        {
            return $"its header claims {size} bytes";
        }

        // The check value counts as 0 in its own computation.
        var copy = block[..(int)size].ToArray();
        copy.AsSpan(CrcOffset, sizeof(uint)).Clear();
        if (Crc32.Of(copy) != BinaryPrimitives.ReadUInt32LittleEndian(block[CrcOffset..]))
        {
            return "the CRC of its header is wrong";
        }

        if (BinaryPrimitives.ReadUInt64LittleEndian(block[24..]) != address)
        {
            return "its header belongs to another place";
        }

        var read = new GptHeader(
            BinaryPrimitives.ReadUInt64LittleEndian(block[32..]),
            BinaryPrimitives.ReadUInt64LittleEndian(block[40..]),
            BinaryPrimitives.ReadUInt64LittleEndian(block[48..]),
            BinaryPrimitives.ReadUInt64LittleEndian(block[72..]),
            BinaryPrimitives.ReadUInt32LittleEndian(block[80..]),
            BinaryPrimitives.ReadUInt32LittleEndian(block[84..]),
            BinaryPrimitives.ReadUInt32LittleEndian(block[88..]));
        var problem = read.FindProblem(address, blocks, block.Length);
        header = problem is null ? read : null;
        return problem;
    }

    private string? FindProblem(ulong address, ulong blocks, int blockSize)
    {
        if (FirstUsable > LastUsable || LastUsable >= blocks)
        {
            return $"its usable blocks ({FirstUsable} to {LastUsable}) do not lie on the disk ({blocks} blocks)";
        }

        if (EntrySize < MinimumEntrySize || EntrySize % 8 != 0 || EntryCount == 0 || EntryBytes > MaximumEntryBytes)
        {
            return $"its header claims {EntryCount} entries of {EntrySize} bytes";
        }

        var length = (ulong)((EntryBytes + blockSize - 1) / blockSize);
        if (EntriesStart < 2 || EntriesStart >= blocks || length > blocks - EntriesStart)
        {
            return $"its entries (block {EntriesStart}) do not lie on the disk";
        }

        var areEntriesBeforeData = EntriesStart + length <= FirstUsable;
        var areEntriesBehindData = EntriesStart > LastUsable;
        var isHeaderApart = address < FirstUsable || address > LastUsable;
        return isHeaderApart && (areEntriesBeforeData || areEntriesBehindData) ? null : "it lies among the blocks of partitions";
    }
}
