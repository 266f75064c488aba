using QuickStart.Partitions;

namespace Wdf.IoTargets.Samples.Tests.QuickStart;

public class NoTableTests
{
    // Jump, OEM name, 512 bytes a sector, 4 sectors a cluster, 1 reserved sector, 2 FATs, 512 root entries, 8192 sectors, medium F8.
    private static readonly byte[] Fat = [0xEB, 0x3C, 0x90, .. "mkfs.fat"u8, 0x00, 0x02, 4, 1, 0, 2, 0, 2, 0, 0x20, 0xF8];

    [Theory]
    [InlineData(0, "0 bytes")]
    [InlineData(1, "less than one sector")]
    [InlineData(511, "less than one sector")]
    public void A_disk_without_a_sector_is_refused(int length, string because) =>
        FluentActions.Invoking(() => PartitionTable.Read(new MemoryDisk(new byte[length])))
            .Should().Throw<PartitionTableException>().Which.Message.Should().Contain(because);

    [Fact]
    public void A_sector_without_its_signature_is_no_table() =>
        FluentActions.Invoking(() => PartitionTable.Read(new MemoryDisk(new byte[5120])))
            .Should().Throw<PartitionTableException>().Which.Message.Should().Contain("no partition table").And.Contain("55 AA");

    [Fact]
    public void A_bare_FAT_file_system_is_no_table() =>
        MbrTests.Refusal(new MbrImage(200).Write(0, Fat)).Should().Contain("bare FAT file system");

    [Fact]
    public void A_bare_FAT_file_system_with_text_in_the_place_of_the_table_is_no_table() =>
        MbrTests.Refusal(new MbrImage(200).Write(0, Fat).Write(440, "Remove disks or other media. Press any key to restart"u8))
            .Should().Contain("bare FAT file system");

    [Fact]
    public void A_bare_FAT_file_system_with_a_sham_partition_over_the_whole_disk_is_no_table() =>
        MbrTests.Refusal(new MbrImage(200).Write(0, Fat).Entry(0, 1, 0, 200, flag: 0x80)).Should().Contain("bare FAT file system");

    [Fact]
    public void A_table_beside_the_remains_of_a_FAT_file_system_counts() =>
        MbrTests.Read(new MbrImage(200).Write(0, Fat).Entry(0, 0x0C, 1, 100)).Partitions.Should().Equal(new Partition(1, 1, 100, "c"));

    [Theory]
    [InlineData("NTFS    ", 3, "NTFS")]
    [InlineData("EXFAT   ", 3, "exFAT")]
    [InlineData("XFSB", 0, "XFS")]
    [InlineData("CD001", 32769, "ISO 9660")]
    [InlineData("_BHRfS_M", 65600, "Btrfs")]
    public void Other_bare_file_systems_are_no_table(string magic, int offset, string name) =>
        MbrTests.Refusal(new MbrImage(200).Write(offset, System.Text.Encoding.ASCII.GetBytes(magic))).Should().Contain($"bare {name} file system");

    [Fact]
    public void An_ext_file_system_is_named_although_sector_0_is_zero()
    {
        var image = new MbrImage(200).Write(1080, [0x53, 0xEF]);
        image.Bytes.AsSpan(0, 512).Clear();

        MbrTests.Refusal(image).Should().Contain("bare ext2/3/4 file system");
    }

    [Fact]
    public void A_wrong_boot_flag_shows_that_there_is_no_table() =>
        MbrTests.Refusal(new MbrImage(200).Entry(3, 0x83, 1, 10, flag: 0x41)).Should().Contain("boot flag is 41");
}
