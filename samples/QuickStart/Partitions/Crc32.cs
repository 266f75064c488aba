namespace QuickStart.Partitions;

/// <summary>The CRC-32 of GPT, which is that of ZIP and Ethernet: polynomial 04C11DB7, bits reflected.</summary>
public static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(EntryOf)];

    /// <summary>Computes the check value.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <returns>The value.</returns>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc = Table[(byte)(crc ^ b)] ^ (crc >> 8);
        }

        return ~crc;
    }

    private static uint EntryOf(int index)
    {
        var entry = (uint)index;
        for (var bit = 0; bit < 8; bit++)
        {
            entry = (entry & 1) != 0 ? (entry >> 1) ^ 0xEDB88320 : entry >> 1;
        }

        return entry;
    }
}
