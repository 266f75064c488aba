using QuickStart.Partitions;

namespace Wdf.IoTargets.Samples.Tests.QuickStart;

public class GptTests
{
    private const string Linux = "0FC63DAF-8483-4772-8E79-3D69D8477DE4";

    [Fact]
    public void Partitions_have_the_numbers_of_their_entries()
    {
        var table = new GptImage(500).Partition(1, 34, 34, "one").Partition(7, 100, 199).Finish().Read();

        table.Label.Should().Be("GPT");
        table.Notes.Should().BeEmpty();
        table.Partitions.Should().Equal(new Partition(1, 34, 1, Linux, "one"), new Partition(7, 100, 100, Linux));
    }

    [Theory]
    [InlineData(1, 128)]
    [InlineData(5, 128)]
    [InlineData(57, 136)]
    [InlineData(200, 256)]
    [InlineData(12, 4096)]
    public void Any_number_and_size_of_entries_is_read(uint count, uint size)
    {
        var image = new GptImage(600, entryCount: count, entrySize: size, extraBytes: 99);

        image.Partition((int)count, image.FirstUsable, image.LastUsable).Finish().Read()
            .Partitions.Should().Equal(new Partition((int)count, (long)image.FirstUsable, (long)(image.LastUsable - image.FirstUsable + 1), Linux));
    }

    [Theory]
    [InlineData(1, 16, "the CRC of its header")]
    [InlineData(1, 0, "no header")]
    [InlineData(2, 40, "the CRC of its entries")]
    public void The_backup_table_is_used_where_the_primary_one_is_damaged(int block, int offset, string because)
    {
        var table = new GptImage(500).Partition(1, 34, 100).Finish().Damage((ulong)block, offset).Read();

        table.Partitions.Should().ContainSingle();
        table.Notes.Should().ContainSingle().Which.Should().Contain("primary table is damaged").And.Contain(because).And.Contain("backup table at the end");
    }

    [Fact]
    public void The_primary_table_is_used_where_the_backup_one_is_damaged()
    {
        var table = new GptImage(500).Partition(1, 34, 100).Finish().Damage(499).Read();

        table.Partitions.Should().ContainSingle();
        table.Notes.Should().ContainSingle().Which.Should().Contain("backup table is damaged");
    }

    [Fact]
    public void A_table_with_both_copies_damaged_is_refused() =>
        Refusal(new GptImage(500).Partition(1, 34, 100).Finish().Damage(2).Damage(499)).Should()
            .Contain("CRC of its entries").And.Contain("CRC of its header");

    [Fact]
    public void A_protective_MBR_alone_is_refused() =>
        MbrTests.Refusal(new MbrImage(100).Entry(0, 0xEE, 1, 99)).Should().Contain("no sound GPT");

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_protective_MBR_on_a_disk_without_room_is_refused(int sectors) =>
        MbrTests.Refusal(new MbrImage(sectors).Entry(0, 0xEE, 1, 99)).Should().Contain("no sound GPT");

    [Fact]
    public void A_hybrid_MBR_is_left_aside()
    {
        var image = new GptImage(500).Partition(1, 34, 100).Finish();
        image.Bytes[446 + 16 + 4] = 0x0C;
        image.Bytes[446 + 16 + 8] = 34;
        image.Bytes[446 + 16 + 12] = 67;

        var table = image.Read();

        table.Label.Should().Be("GPT");
        table.Partitions.Should().ContainSingle();
        table.Notes.Should().ContainSingle().Which.Should().Contain("hybrid");
    }

    [Fact]
    public void A_header_without_a_protective_MBR_does_not_count()
    {
        var image = new GptImage(500).Partition(1, 34, 100).Finish();
        image.Bytes.AsSpan(0, 512).Clear();

        Refusal(image).Should().Contain("no protective MBR");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_table_in_blocks_of_4096_bytes_is_given_in_sectors_of_512(bool isPrimaryDamaged)
    {
        var image = new GptImage(40, blockSize: 4096).Partition(1, 10, 19).Finish();
        if (isPrimaryDamaged)
        {
            image.Damage(1);
        }

        var table = image.Read();

        table.Partitions.Should().Equal(new Partition(1, 80, 80, Linux));
        table.Notes.Should().Contain(n => n.Contains("blocks of 4096 bytes"));
    }

    [Theory]
    [InlineData(20, 100, "outside")]
    [InlineData(400, 480, "outside")]
    [InlineData(200, 100, "ends before it begins")]
    [InlineData(60, ulong.MaxValue, "outside")]
    public void A_partition_out_of_its_room_is_refused(ulong first, ulong last, string because) =>
        Refusal(new GptImage(500).Partition(3, first, last).Finish()).Should().Contain("partition 3").And.Contain(because);

    [Fact]
    public void Overlapping_partitions_are_refused() =>
        Refusal(new GptImage(500).Partition(1, 100, 200).Partition(2, 200, 300).Finish()).Should().Contain("partitions 1 and 2 overlap");

    [Fact]
    public void A_disk_that_was_cut_off_is_refused()
    {
        var image = new GptImage(500).Partition(1, 34, 100).Finish();
        var cut = new MemoryDisk(image.Bytes[..(400 * 512)]);

        FluentActions.Invoking(() => PartitionTable.Read(cut)).Should().Throw<PartitionTableException>()
            .Which.Message.Should().Contain("no sound GPT").And.Contain("400 blocks");
    }

    private static string Refusal(GptImage image) => FluentActions.Invoking(image.Read).Should().Throw<PartitionTableException>().Which.Message;
}
