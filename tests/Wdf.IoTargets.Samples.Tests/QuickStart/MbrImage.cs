using System.Buffers.Binary;

namespace Wdf.IoTargets.Samples.Tests.QuickStart;

/// <summary>Builds the bytes of a disk with a master boot record.</summary>
internal sealed class MbrImage
{
    public MbrImage(int sectors, int extraBytes = 0)
    {
        Bytes = new byte[(sectors * 512) + extraBytes];
        Sign(0);
    }

    public byte[] Bytes { get; }

    public MbrImage Entry(int index, byte type, uint start, uint size, long sector = 0, byte flag = 0)
    {
        var entry = Bytes.AsSpan((int)(sector * 512) + 446 + (index * 16), 16);
        entry[0] = flag;
        entry[4] = type;
        BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], start);
        BinaryPrimitives.WriteUInt32LittleEndian(entry[12..], size);
        Sign(sector);
        return this;
    }

    public MbrImage Sign(long sector)
    {
        Bytes[(sector * 512) + 510] = 0x55;
        Bytes[(sector * 512) + 511] = 0xAA;
        return this;
    }

    public MbrImage Write(int offset, ReadOnlySpan<byte> data)
    {
        data.CopyTo(Bytes.AsSpan(offset));
        return this;
    }
}
