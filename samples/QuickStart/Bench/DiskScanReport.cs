using QuickStart.Driver;
using QuickStart.Partitions;

namespace QuickStart.Bench;

/// <summary>What a scan found.</summary>
public sealed record DiskScanReport
{
    /// <summary>Bytes of the disk.</summary>
    public required long Length { get; init; }

    /// <summary>Bytes of a sector, as the disk says.</summary>
    public required uint BytesPerSector { get; init; }

    /// <summary>Bytes of one read of the hash.</summary>
    public required uint ReadLength { get; init; }

    /// <summary>The partition table.</summary>
    public required PartitionTable Table { get; init; }

    /// <summary>SHA-256 of all bytes.</summary>
    public required byte[] Digest { get; init; }

    /// <summary>How the reads of the hash ended.</summary>
    public required READ_OUTCOMES Outcomes { get; init; }

    /// <summary>Simulated time that it took.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The trace of the request that read the first part of the disk.</summary>
    public required string Story { get; init; }
}
