using QuickStart.Partitions;

namespace Wdf.IoTargets.Samples.Tests.QuickStart;

/// <summary>A disk of bytes. Reading outside it is an error of the parsing.</summary>
internal sealed class MemoryDisk(byte[] bytes) : ISectors
{
    public long Length => bytes.Length;

    public byte[] Read(long first, int count)
    {
        count.Should().BePositive();
        first.Should().BeInRange(0, (bytes.Length / ISectors.Size) - count);
        return bytes.AsSpan((int)first * ISectors.Size, count * ISectors.Size).ToArray();
    }
}
