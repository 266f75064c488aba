namespace QuickStart.Partitions;

/// <summary>Reads the partitions of a master boot record, logical ones included.</summary>
public static class MbrReader
{
    /// <summary>Reads the table.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="boot">Its sector 0.</param>
    /// <returns>The table.</returns>
    /// <exception cref="PartitionTableException">It is corrupt.</exception>
    public static PartitionTable Read(ISectors disk, BootSector boot)
    {
        var notes = new List<string>();
        var partitions = new List<Partition>();
        Partition? extended = null;
        for (var i = 0; i < boot.Entries.Count; i++)
        {
            if (!boot.Entries[i].IsUsed)
            {
                continue;
            }

            var partition = boot.Entries[i].ToPartition(i + 1);
            partitions.Add(partition);
            if (boot.Entries[i].IsExtended)
            {
                if (extended is not null)
                {
                    notes.Add($"Partition {partition.Number} is a second extended partition. Only the first one may be; its logical partitions are left aside.");
                }

                extended ??= partition;
            }
        }

        // Sector 0 is the table itself.
        PartitionRules.Check(partitions, firstUsable: 1, disk.Count, "the disk");
        if (extended is not null)
        {
            partitions.AddRange(LogicalChain.Read(disk, extended, notes));
        }

        return new PartitionTable("MBR", partitions, notes);
    }
}
