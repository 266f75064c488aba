namespace QuickStart.Partitions;

/// <summary>The sectors of a disk, as far as reading a partition table needs them: the parsing knows no I/O beyond this.</summary>
public interface ISectors
{
    /// <summary>Bytes of a sector. Partition tables are given in these, whatever the disk's own sectors are.</summary>
    const int Size = 512;

    /// <summary>Length of the disk in bytes. What is left over after the last whole sector belongs to no partition.</summary>
    long Length { get; }

    /// <summary>Number of whole sectors.</summary>
    long Count => Length / Size;

    /// <summary>Reads whole sectors.</summary>
    /// <param name="first">The first sector.</param>
    /// <param name="count">How many; all of them lie on the disk.</param>
    /// <returns>Their bytes.</returns>
    byte[] Read(long first, int count);
}
