namespace QuickStart.Partitions;

/// <summary>What holds for the partitions of any sound table: they lie in their room, and no two share a sector.</summary>
public static class PartitionRules
{
    /// <summary>Checks partitions of one level.</summary>
    /// <param name="partitions">The partitions.</param>
    /// <param name="firstUsable">First sector of their room.</param>
    /// <param name="end">The sector after the last one of their room.</param>
    /// <param name="room">The room's name for messages.</param>
    /// <exception cref="PartitionTableException">A rule does not hold.</exception>
    public static void Check(IReadOnlyList<Partition> partitions, long firstUsable, long end, string room)
    {
        Partition? previous = null;
        foreach (var partition in partitions.OrderBy(p => p.Start))
        {
            if (partition.Start < firstUsable || partition.End > end)
            {
                throw new PartitionTableException(
                    $"The table is corrupt: partition {partition.Number} (sectors {partition.Start} to {partition.End - 1}) lies outside {room} (sectors {firstUsable} to {end - 1}).");
            }

            if (previous is not null && partition.Start < previous.End)
            {
                throw new PartitionTableException(
                    $"The table is corrupt: partitions {previous.Number} and {partition.Number} overlap from sector {partition.Start} on.");
            }

            previous = partition;
        }
    }
}
