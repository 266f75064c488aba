using QuickStart.Partitions;

namespace Wdf.IoTargets.Samples.Tests.QuickStart;

public class DamageTests
{
    [Fact]
    public void However_a_table_is_damaged_it_is_read_or_refused_and_nothing_outside_the_disk_is_touched()
    {
        var mbr = new MbrImage(200)
            .Entry(0, 0x83, 1, 10).Entry(1, 0x0F, 20, 180)
            .Entry(0, 0x83, 2, 10, sector: 20).Entry(1, 0x05, 30, 50, sector: 20)
            .Entry(0, 0x82, 1, 79, sector: 50).Bytes;
        var gpt = new GptImage(90, entryCount: 20).Partition(1, 20, 30).Finish().Bytes;
        var random = new Random(1);
        var refused = 0;
        for (var i = 0; i < 4_000; i++)
        {
            var copy = (byte[])(i % 2 == 0 ? mbr : gpt).Clone();
            for (var changes = random.Next(1, 6); changes > 0; changes--)
            {
                copy[TablePlace(random, i % 2 == 0)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            }

            refused += IsRefused(copy) ? 1 : 0;
        }

        refused.Should().BeInRange(100, 3_900);
    }

    private static int TablePlace(Random random, bool isMbr) =>
        (isMbr ? new[] { 0, 20, 50 } : [0, 1, 2, 84, 89])[random.Next(isMbr ? 3 : 5)] * 512 is var sector && sector > 0 && !isMbr
            ? sector + random.Next(128)
            : sector + 446 + random.Next(66);

    private static bool IsRefused(byte[] bytes)
    {
        try
        {
            PartitionTable.Read(new MemoryDisk(bytes));
            return false;
        }
        catch (PartitionTableException)
        {
            return true;
        }
    }
}
