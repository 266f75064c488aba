using System.Text;

namespace QuickStart.Partitions;

/// <summary>One copy of a GUID partition table, the primary one or the backup: its header and partitions, or what is wrong with it.</summary>
public sealed class GptCopy
{
    private GptCopy(GptHeader? header, IReadOnlyList<Partition> partitions, string? problem)
    {
        Header = header;
        Partitions = partitions;
        Problem = problem;
    }

    /// <summary>The header, where that is sound, even when the entries are not.</summary>
    public GptHeader? Header { get; }

    /// <summary>The partitions; none when the copy is damaged.</summary>
    public IReadOnlyList<Partition> Partitions { get; }

    /// <summary>What is wrong; null for a sound copy.</summary>
    public string? Problem { get; }

    /// <summary>Whether header and entries are sound.</summary>
    public bool IsSound => Problem is null;

    /// <summary>Reads a copy.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="sectorsPerBlock">Size of the table's blocks, in sectors.</param>
    /// <param name="address">The block of the header.</param>
    /// <returns>The copy, sound or not.</returns>
    public static GptCopy Read(ISectors disk, int sectorsPerBlock, ulong address)
    {
        var blocks = (ulong)(disk.Count / sectorsPerBlock);
        if (address >= blocks)
        {
            return new GptCopy(null, [], $"it would be in block {address} of a disk that has {blocks}");
        }

        var problem = GptHeader.Parse(disk.Read((long)address * sectorsPerBlock, sectorsPerBlock), address, blocks, out var header);
        if (header is null)
        {
            return new GptCopy(null, [], problem);
        }

        var sectors = (header.EntryBytes + ISectors.Size - 1) / ISectors.Size;
        var entries = disk.Read((long)header.EntriesStart * sectorsPerBlock, (int)sectors).AsSpan(0, (int)header.EntryBytes);
        return Crc32.Of(entries) == header.EntriesCrc
            ? new GptCopy(header, Parse(entries, (int)header.EntrySize, sectorsPerBlock), null)
            : new GptCopy(header, [], "the CRC of its entries is wrong");
    }

    private static List<Partition> Parse(ReadOnlySpan<byte> entries, int entrySize, int sectorsPerBlock)
    {
        var partitions = new List<Partition>();
        for (var i = 0; i < entries.Length / entrySize; i++)
        {
            var entry = entries.Slice(i * entrySize, entrySize);
            var type = new Guid(entry[..16]);
            if (type == Guid.Empty)
            {
                continue;
            }

            var first = ToSectors(entry[32..], sectorsPerBlock);
            var last = ToSectors(entry[40..], sectorsPerBlock);
            if (last < first)
            {
                throw new PartitionTableException($"The table is corrupt: partition {i + 1} ends before it begins.");
            }

            var name = Encoding.Unicode.GetString(entry[56..128]);
            var end = name.IndexOf('\0', StringComparison.Ordinal);
            partitions.Add(new Partition(i + 1, first, last - first + sectorsPerBlock, type.ToString("D").ToUpperInvariant(), end < 0 ? name : name[..end]));
        }

        return partitions;
    }

    // An address that no disk has is kept out of overflow's way; it is found to be off the disk later.
    private static long ToSectors(ReadOnlySpan<byte> address, int sectorsPerBlock) =>
        (long)Math.Min(System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(address), long.MaxValue / 16) * sectorsPerBlock;
}
