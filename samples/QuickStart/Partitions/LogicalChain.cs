namespace QuickStart.Partitions;

/// <summary>
/// The logical partitions of an extended partition: a chain of extended boot records, each with at most one partition and one link.
/// The partition's start counts from the record, the link's from the start of the extended partition.
/// </summary>
public static class LogicalChain
{
    /// <summary>A chain with more records than this is taken for corrupt.</summary>
    public const int MaximumRecords = 1024;

    private const int FirstNumber = 5;

    /// <summary>Follows the chain.</summary>
    /// <param name="disk">The disk.</param>
    /// <param name="extended">The extended partition; it lies on the disk.</param>
    /// <param name="notes">Takes what a person should know.</param>
    /// <returns>The logical partitions. Records without one are passed over and get no number.</returns>
    /// <exception cref="PartitionTableException">The chain is corrupt.</exception>
    public static IReadOnlyList<Partition> Read(ISectors disk, Partition extended, List<string> notes)
    {
        var found = new List<Partition>();
        var visited = new HashSet<long>();
        for (long? sector = extended.Start; sector is { } here;)
        {
            if (!visited.Add(here))
            {
                throw new PartitionTableException($"The chain of logical partitions is a loop: it comes back to sector {here}.");
            }

            if (visited.Count > MaximumRecords)
            {
                throw new PartitionTableException($"The chain of logical partitions has more than {MaximumRecords} records.");
            }

            var record = new BootSector(disk.Read(here, 1));
            if (!record.HasSignature)
            {
                if (here == extended.Start && record.IsZero)
                {
                    notes.Add($"Extended partition {extended.Number} was never filled: its first sector is zero.");
                    return [];
                }

                throw new PartitionTableException($"The extended boot record in sector {here} does not end in 55 AA.");
            }

            Add(found, record, here);
            sector = Next(record, extended, here);
        }

        PartitionRules.Check(found, extended.Start + 1, extended.End, $"extended partition {extended.Number}");
        return found;
    }

    private static void Add(List<Partition> found, BootSector record, long here)
    {
        var data = record.Entries.FirstOrDefault(e => e is { IsUsed: true, IsExtended: false, Type: not 0 });
        if (data.IsUsed)
        {
            if (data.Start == 0)
            {
                throw new PartitionTableException($"Logical partition {FirstNumber + found.Count} covers the record in sector {here} that describes it.");
            }

            found.Add(data.ToPartition(FirstNumber + found.Count, here));
        }
    }

    private static long? Next(BootSector record, Partition extended, long here)
    {
        var link = record.Entries.FirstOrDefault(e => e.IsExtended);
        if (!link.IsUsed)
        {
            return null;
        }

        return link.Start < extended.Size
            ? extended.Start + link.Start
            : throw new PartitionTableException(
                $"The link in sector {here} leads to sector {extended.Start + link.Start}, outside extended partition {extended.Number} (sectors {extended.Start} to {extended.End - 1}).");
    }
}
