using System.Buffers.Binary;
using System.Text;
using QuickStart.Partitions;

namespace Wdf.IoTargets.Samples.Tests.QuickStart;

/// <summary>Builds the bytes of a disk with a GUID partition table, both copies of it.</summary>
internal sealed class GptImage
{
    public static readonly Guid Linux = new("0FC63DAF-8483-4772-8E79-3D69D8477DE4");

    private readonly int _block;
    private readonly uint _entryCount;
    private readonly uint _entrySize;
    private readonly byte[] _entries;

    public GptImage(int blocks, int blockSize = 512, uint entryCount = 128, uint entrySize = 128, int extraBytes = 0)
    {
        _block = blockSize;
        _entryCount = entryCount;
        _entrySize = entrySize;
        _entries = new byte[entryCount * entrySize];
        Blocks = (ulong)blocks;
        Bytes = new MbrImage(blocks * blockSize / 512, extraBytes).Entry(0, 0xEE, 1, (uint)blocks - 1).Bytes;
    }

    public byte[] Bytes { get; }

    public ulong Blocks { get; }

    public ulong EntryBlocks => (ulong)((_entries.Length + _block - 1) / _block);

    public ulong FirstUsable => 2 + EntryBlocks;

    public ulong LastUsable => Blocks - 2 - EntryBlocks;

    public GptImage Partition(int number, ulong first, ulong last, string name = "")
    {
        var entry = _entries.AsSpan((int)((number - 1) * _entrySize), (int)_entrySize);
        Linux.TryWriteBytes(entry);
        Guid.Empty.TryWriteBytes(entry[16..]);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[32..], first);
        BinaryPrimitives.WriteUInt64LittleEndian(entry[40..], last);
        Encoding.Unicode.GetBytes(name, entry[56..]);
        return this;
    }

    /// <summary>Writes both copies. What a test wants to damage it changes afterwards.</summary>
    public GptImage Finish()
    {
        WriteCopy(1, Blocks - 1, entriesStart: 2);
        WriteCopy(Blocks - 1, 1, entriesStart: LastUsable + 1);
        return this;
    }

    public GptImage Damage(ulong block, int offset = 16)
    {
        Bytes[((int)block * _block) + offset] ^= 0xFF;
        return this;
    }

    public PartitionTable Read() => PartitionTable.Read(new MemoryDisk(Bytes));

    private void WriteCopy(ulong address, ulong alternate, ulong entriesStart)
    {
        _entries.CopyTo(Bytes.AsSpan((int)entriesStart * _block));
        var header = Bytes.AsSpan((int)address * _block, _block);
        "EFI PART"u8.CopyTo(header);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], 0x10000);
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], 92);
        BinaryPrimitives.WriteUInt64LittleEndian(header[24..], address);
        BinaryPrimitives.WriteUInt64LittleEndian(header[32..], alternate);
        BinaryPrimitives.WriteUInt64LittleEndian(header[40..], FirstUsable);
        BinaryPrimitives.WriteUInt64LittleEndian(header[48..], LastUsable);
        BinaryPrimitives.WriteUInt64LittleEndian(header[72..], entriesStart);
        BinaryPrimitives.WriteUInt32LittleEndian(header[80..], _entryCount);
        BinaryPrimitives.WriteUInt32LittleEndian(header[84..], _entrySize);
        BinaryPrimitives.WriteUInt32LittleEndian(header[88..], Crc32.Of(_entries));
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], Crc32.Of(header[..92]));
    }
}
