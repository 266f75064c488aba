namespace QuickStart.Partitions;

/// <summary>A master boot record (sector 0), or an extended boot record, which looks the same: four entries and a signature.</summary>
public sealed class BootSector
{
    private const int TableOffset = 446;
    private const int SignatureOffset = 510;

    private readonly byte[] _bytes;

    /// <summary>Takes a sector apart.</summary>
    /// <param name="bytes">Its 512 bytes.</param>
    public BootSector(byte[] bytes)
    {
        _bytes = bytes;
        Entries = [.. Enumerable.Range(0, 4).Select(i => MbrEntry.Parse(bytes.AsSpan(TableOffset + (i * MbrEntry.Length), MbrEntry.Length)))];
    }

    /// <summary>The four entries.</summary>
    public IReadOnlyList<MbrEntry> Entries { get; }

    /// <summary>The sector's bytes.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Whether it ends in 55 AA. So does the boot sector of many a file system.</summary>
    public bool HasSignature => _bytes[SignatureOffset] == 0x55 && _bytes[SignatureOffset + 1] == 0xAA;

    /// <summary>Whether it only protects a GPT.</summary>
    public bool IsProtective => Entries.Any(e => e.IsProtective);

    /// <summary>Whether it protects a GPT and has entries of its own beside, for systems that know no GPT.</summary>
    public bool IsHybrid => IsProtective && Entries.Any(e => e is { IsProtective: false, IsUsed: true });

    /// <summary>Whether no entry is in use.</summary>
    public bool IsEmpty => !Entries.Any(e => e.IsUsed);

    /// <summary>Whether all its bytes are 0.</summary>
    public bool IsZero => !_bytes.AsSpan().ContainsAnyExcept((byte)0);

    /// <summary>A boot flag that is neither 00 nor 80, which shows that there is no table here; null when all are right.</summary>
    public byte? InvalidBootFlag
    {
        get
        {
            foreach (var entry in Entries)
            {
                if (entry.BootFlag is not (0x00 or 0x80))
                {
                    return entry.BootFlag;
                }
            }

            return null;
        }
    }
}
