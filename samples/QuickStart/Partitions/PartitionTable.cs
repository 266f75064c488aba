namespace QuickStart.Partitions;

/// <summary>The partition table of a disk.</summary>
/// <param name="Label">Which kind of table: <c>MBR</c> or <c>GPT</c>.</param>
/// <param name="Partitions">The partitions, by number.</param>
/// <param name="Notes">What a person should know about the table, such as that a damaged copy was passed over.</param>
public sealed record PartitionTable(string Label, IReadOnlyList<Partition> Partitions, IReadOnlyList<string> Notes)
{
    /// <summary>Reads the table of a disk.</summary>
    /// <param name="disk">The disk.</param>
    /// <returns>The table.</returns>
    /// <exception cref="PartitionTableException">There is none, or it is corrupt.</exception>
    public static PartitionTable Read(ISectors disk)
    {
        if (disk.Count == 0)
        {
            throw new PartitionTableException(
                disk.Length == 0 ? "The disk is empty (0 bytes)." : $"The disk has {disk.Length} bytes, which is less than one sector ({ISectors.Size} bytes).");
        }

        var boot = new BootSector(disk.Read(0, 1));
        if (!boot.HasSignature)
        {
            throw NoTable(disk, boot, "Sector 0 does not end in 55 AA.");
        }

        if (boot.IsProtective)
        {
            return GptReader.Read(disk, boot);
        }

        // A boot sector of a file system ends in 55 AA as well. What is in the place of its table is zeros, program code or text.
        if (boot.InvalidBootFlag is { } flag)
        {
            throw NoTable(disk, boot, $"Sector 0 is no table: a boot flag is {flag:X2}, and only 00 and 80 exist.");
        }

        if (boot.IsEmpty && (FileSystem.Find(disk, boot) is not null || GptReader.HasHeader(disk)))
        {
            throw NoTable(disk, boot, "Sector 0 has no partition.");
        }

        try
        {
            return MbrReader.Read(disk, boot);
        }
        catch (PartitionTableException) when (FileSystem.Find(disk, boot) is not null)
        {
            throw NoTable(disk, boot, "What is in the place of its table makes no sense.");
        }
    }

    private static PartitionTableException NoTable(ISectors disk, BootSector boot, string reason) => new(
        FileSystem.Find(disk, boot) is { } name ? $"The disk has no partition table: it is one bare {name} file system. {reason}"
        : GptReader.HasHeader(disk) ? $"The disk has a GPT header, but no protective MBR in sector 0, so that it does not count. {reason}"
        : $"The disk has no partition table. {reason}");
}
