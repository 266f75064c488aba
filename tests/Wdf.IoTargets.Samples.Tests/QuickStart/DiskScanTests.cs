using System.Globalization;
using System.Security.Cryptography;
using QuickStart.Bench;
using QuickStart.Partitions;

namespace Wdf.IoTargets.Samples.Tests.QuickStart;

public sealed class DiskScanTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(8, 0)]
    [InlineData(64, 511)]
    [InlineData(1953, 100)]
    [InlineData(10_000, 0)]
    public void Every_byte_is_hashed_in_order_whatever_the_size(int sectors, int extraBytes)
    {
        var bytes = Image(sectors, extraBytes);

        var report = DiskScan.Run(_path);

        report.Length.Should().Be(bytes.Length);
        report.Digest.Should().Equal(SHA256.HashData(bytes));
        report.Outcomes.Succeeded.Should().Be((bytes.Length + report.ReadLength - 1) / report.ReadLength);
        report.Outcomes.Failed.Should().Be(0);
    }

    [Fact]
    public void One_read_is_cancelled_one_times_out_and_some_fail_and_all_are_sent_again()
    {
        Image(10_000, 0);

        var outcomes = DiskScan.Run(_path).Outcomes;

        outcomes.Cancelled.Should().Be(1);
        outcomes.TimedOut.Should().Be(1);
        outcomes.DeviceErrors.Should().BePositive();
        outcomes.Retried.Should().Be(2 + outcomes.DeviceErrors);
    }

    [Fact]
    public void Two_scans_of_a_disk_take_the_same_steps()
    {
        Image(1_000, 0);

        DiskScan.Run(_path).Story.Should().Be(DiskScan.Run(_path).Story);
    }

    [Fact]
    public void The_story_is_that_of_the_first_read_with_cancellation_time_out_and_success()
    {
        Image(1_000, 0);

        DiskScan.Run(_path).Story.Should().MatchRegex("(?s)sent to.*STATUS_CANCELLED.*sent to.*STATUS_IO_TIMEOUT.*sent to.*STATUS_SUCCESS")
            .And.Contain("[owner: driver]").And.Contain(@"[owner: \Device\Disk0]");
    }

    [Fact]
    public void The_lines_for_programs_are_printed()
    {
        var bytes = new MbrImage(100).Entry(0, 0x83, 1, 99).Bytes;
        File.WriteAllBytes(_path, bytes);
        using var output = new StringWriter(CultureInfo.InvariantCulture);

        ReportPrinter.Print(DiskScan.Run(_path), "disk", output);

        output.ToString().ReplaceLineEndings("\n").Should()
            .Contain("\npartition 1 start=1 size=99 type=83\n")
            .And.Contain($"\nsha256 {Convert.ToHexStringLower(SHA256.HashData(bytes))}\n")
            .And.Contain("\nrequests success 13\n").And.Contain("\nrequests timed-out 1\n").And.Contain("\nrequests cancelled 1\n");
    }

    [Fact]
    public void A_disk_without_a_table_is_refused()
    {
        File.WriteAllBytes(_path, new byte[5_000]);

        FluentActions.Invoking(() => DiskScan.Run(_path)).Should().Throw<PartitionTableException>();
    }

    [Fact]
    public void A_missing_file_is_refused() =>
        FluentActions.Invoking(() => DiskScan.Run(_path + ".missing")).Should().Throw<FileNotFoundException>();

    private byte[] Image(int sectors, int extraBytes)
    {
        var bytes = new byte[(sectors * 512) + extraBytes];
        new Random(sectors).NextBytes(bytes);
        new MbrImage(1).Bytes.CopyTo(bytes.AsSpan());
        File.WriteAllBytes(_path, bytes);
        return bytes;
    }
}
