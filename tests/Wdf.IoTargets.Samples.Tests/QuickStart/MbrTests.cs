using QuickStart.Partitions;

namespace Wdf.IoTargets.Samples.Tests.QuickStart;

public class MbrTests
{
    [Fact]
    public void Primary_partitions_have_the_numbers_of_their_entries()
    {
        var image = new MbrImage(200).Entry(0, 0x0C, 1, 50).Entry(2, 0x83, 100, 100, flag: 0x80);

        var table = Read(image);

        table.Label.Should().Be("MBR");
        table.Notes.Should().BeEmpty();
        table.Partitions.Should().Equal(new Partition(1, 1, 50, "c"), new Partition(3, 100, 100, "83"));
    }

    [Fact]
    public void An_empty_table_is_a_table() => Read(new MbrImage(10)).Partitions.Should().BeEmpty();

    [Fact]
    public void Logical_partitions_count_from_5_and_records_without_one_get_no_number()
    {
        var image = new MbrImage(200)
            .Entry(1, 0x0F, 20, 180)
            .Entry(0, 0x83, 2, 10, sector: 20).Entry(1, 0x05, 30, 50, sector: 20)
            .Entry(1, 0x05, 100, 50, sector: 50)
            .Entry(0, 0x82, 1, 79, sector: 120);

        Read(image).Partitions.Should().Equal(
            new Partition(2, 20, 180, "f"), new Partition(5, 22, 10, "83"), new Partition(6, 121, 79, "82"));
    }

    [Fact]
    public void An_extended_partition_that_was_never_filled_is_noted()
    {
        var table = Read(new MbrImage(200).Entry(0, 0x05, 20, 100));

        table.Partitions.Should().ContainSingle();
        table.Notes.Should().ContainSingle().Which.Should().Contain("never filled");
    }

    [Fact]
    public void A_chain_that_comes_back_to_itself_is_refused()
    {
        var image = new MbrImage(200)
            .Entry(0, 0x05, 20, 180)
            .Entry(1, 0x05, 30, 50, sector: 20)
            .Entry(1, 0x05, 0, 50, sector: 50);

        Refusal(image).Should().Contain("loop").And.Contain("sector 20");
    }

    [Fact]
    public void A_link_out_of_the_extended_partition_is_refused() =>
        Refusal(new MbrImage(200).Entry(0, 0x05, 20, 100).Entry(1, 0x05, 5000, 50, sector: 20)).Should().Contain("leads to sector 5020");

    [Fact]
    public void A_record_without_its_signature_is_refused() =>
        Refusal(new MbrImage(200).Entry(0, 0x05, 20, 100).Entry(1, 0x05, 30, 50, sector: 20)).Should().Contain("sector 50");

    [Fact]
    public void A_chain_of_too_many_records_is_refused()
    {
        var image = new MbrImage(1200).Entry(0, 0x05, 1, 1199);
        for (var i = 1u; i < 1199; i++)
        {
            image.Entry(1, 0x05, i, 1, sector: i);
        }

        Refusal(image).Should().Contain("more than 1024");
    }

    [Theory]
    [InlineData(2, 199, "outside")]
    [InlineData(0, 10, "outside")]
    [InlineData(uint.MaxValue, uint.MaxValue, "outside")]
    public void A_partition_that_does_not_fit_the_disk_is_refused(uint start, uint size, string because) =>
        Refusal(new MbrImage(200, extraBytes: 100).Entry(0, 0x83, start, size)).Should().Contain(because);

    [Fact]
    public void Overlapping_partitions_are_refused() =>
        Refusal(new MbrImage(200).Entry(0, 0x83, 50, 100).Entry(1, 0x83, 10, 41)).Should().Contain("partitions 2 and 1 overlap from sector 50");

    [Fact]
    public void Overlapping_logical_partitions_are_refused()
    {
        var image = new MbrImage(200)
            .Entry(0, 0x05, 20, 180)
            .Entry(0, 0x83, 2, 100, sector: 20).Entry(1, 0x05, 30, 50, sector: 20)
            .Entry(0, 0x83, 2, 10, sector: 50);

        Refusal(image).Should().Contain("5 and 6 overlap");
    }

    internal static PartitionTable Read(MbrImage image) => PartitionTable.Read(new MemoryDisk(image.Bytes));

    internal static string Refusal(MbrImage image) => FluentActions.Invoking(() => Read(image)).Should().Throw<PartitionTableException>().Which.Message;
}
