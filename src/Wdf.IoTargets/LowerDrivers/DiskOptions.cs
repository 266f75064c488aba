namespace Wdf.IoTargets;

/// <summary>What a <see cref="SimulatedDisk"/> is like.</summary>
public record DiskOptions
{
    /// <summary>The device's name in the object namespace, such as <c>\Device\Disk0</c>; null for none.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Bytes of a sector: a power of two from 512 to 65,536.</summary>
    public int SectorSize { get; init; } = 512;

    /// <summary>Whether the medium is write-protected.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Whether reads and writes use a system buffer. By default they use MDLs (direct I/O), as the disk class driver does.</summary>
    public bool UseBufferedIo { get; init; }
}
