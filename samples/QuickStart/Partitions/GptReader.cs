namespace QuickStart.Partitions;

/// <summary>Reads a GUID partition table: the primary copy behind the protective MBR, or the backup at the end of the disk.</summary>
/// <remarks>
/// A raw image does not say how large the sectors of its disk were, so that the table is looked for in blocks of 512 and of 4,096 bytes.
/// Partitions are given in sectors of 512 bytes in both cases.
/// </remarks>
public static class GptReader
{
    private const ulong PrimaryAddress = 1;

    private static readonly int[] SectorsPerBlock = [1, 8];

    /// <summary>Whether there is something that looks like a primary header, sound or not.</summary>
    /// <param name="disk">The disk.</param>
    /// <returns>True for the signature.</returns>
    public static bool HasHeader(ISectors disk) => SectorsPerBlock.Any(s => s < disk.Count && GptHeader.HasSignature(disk.Read(s, 1)));

    /// <summary>Reads the table.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="boot">Its sector 0, a protective MBR.</param>
    /// <returns>The table.</returns>
    /// <exception cref="PartitionTableException">Both copies are damaged.</exception>
    public static PartitionTable Read(ISectors disk, BootSector boot)
    {
        var notes = new List<string>();
        if (boot.IsHybrid)
        {
            notes.Add("The MBR is a hybrid: it has entries of its own beside the protective one. The GPT counts; they are left aside.");
        }

        var found = SectorsPerBlock.Select(s => (Size: s, Primary: GptCopy.Read(disk, s, PrimaryAddress))).ToList();
        foreach (var (size, primary) in found.Where(f => f.Primary.IsSound))
        {
            var backup = ReadBackup(disk, size, primary.Header);
            if (!backup.IsSound)
            {
                notes.Add($"The backup table is damaged: {backup.Problem}. The primary table is used.");
            }

            return Make(primary, size, notes);
        }

        var problems = new List<string>();
        foreach (var (size, primary) in found)
        {
            var backup = ReadBackup(disk, size, primary.Header);
            if (backup.IsSound)
            {
                notes.Add($"The primary table is damaged: {primary.Problem}. The backup table at the end of the disk is used.");
                return Make(backup, size, notes);
            }

            problems.Add($"The primary table is damaged ({primary.Problem}), and so is the backup table ({backup.Problem}).");
        }

        // Where one of the sizes gave a signature, that is the one to speak of.
        var best = found.FindIndex(f => f.Primary.Header is not null || (f.Size < disk.Count && GptHeader.HasSignature(disk.Read(f.Size, 1))));
        throw new PartitionTableException($"The disk has a protective MBR, but no sound GPT. {problems[Math.Max(best, 0)]}");
    }

    // A sound primary header says where the other copy is; else it is where it has to be, in the last block.
    private static GptCopy ReadBackup(ISectors disk, int sectorsPerBlock, GptHeader? primary)
    {
        var blocks = (ulong)(disk.Count / sectorsPerBlock);
        var atEnd = blocks - 1;
        if (primary is not null && primary.Alternate != atEnd && primary.Alternate != PrimaryAddress)
        {
            var stated = GptCopy.Read(disk, sectorsPerBlock, primary.Alternate);
            if (stated.IsSound)
            {
                return stated;
            }
        }

        return blocks > PrimaryAddress + 1
            ? GptCopy.Read(disk, sectorsPerBlock, atEnd)
            : GptCopy.Read(disk, sectorsPerBlock, ulong.MaxValue);
    }

    private static PartitionTable Make(GptCopy copy, int sectorsPerBlock, List<string> notes)
    {
        var header = copy.Header!;
        if (sectorsPerBlock != 1)
        {
            notes.Add($"The table counts in blocks of {sectorsPerBlock * ISectors.Size} bytes; here all is in sectors of {ISectors.Size}.");
        }

        PartitionRules.Check(
            copy.Partitions, (long)header.FirstUsable * sectorsPerBlock, ((long)header.LastUsable + 1) * sectorsPerBlock, "the room for partitions");
        return new PartitionTable("GPT", copy.Partitions, notes);
    }
}
