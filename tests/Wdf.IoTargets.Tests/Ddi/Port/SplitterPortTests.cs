using System.Runtime.InteropServices;

namespace Wdf.IoTargets.Tests.Ddi.Port;

/// <summary>The port of splitter.c under an application, over a disk that answers as each test says.</summary>
public class SplitterPortTests
{
    private const int Size = 64 * 1024;

    [Fact]
    public void A_long_read_reaches_the_disk_in_chunks() => Run((_, _) => SlowDisk.Answer.Data, (disk, file) =>
    {
        var buffer = new byte[10_000];

        var result = file.Read(buffer, 512);

        result.Status.Should().Be(STATUS_SUCCESS);
        result.Information.Should().Be(10_000);
        buffer.Should().Equal(disk.Contents.AsSpan(512, 10_000).ToArray());
        disk.Reads.Should().Equal((512, 4096u), (4608, 4096u), (8704, 1808u));
    });

    [Fact]
    public void Three_chunks_are_in_flight_at_once() => Run((_, _) => SlowDisk.Answer.DataLater, (disk, file) =>
    {
        var buffer = new byte[Size];

        file.Read(buffer).Status.Should().Be(STATUS_SUCCESS);

        buffer.Should().Equal(disk.Contents);
        disk.MostInFlight.Should().Be(3);
        disk.Reads.Should().HaveCount(16);
    });

    [Fact]
    public void A_chunk_that_fails_twice_is_repeated_twice() => Run(
        (offset, attempt) => offset == 4096 && attempt < 3 ? SlowDisk.Answer.Failure : SlowDisk.Answer.DataLater,
        (disk, file) =>
        {
            var buffer = new byte[16_384];

            file.Read(buffer).Status.Should().Be(STATUS_SUCCESS);

            buffer.Should().Equal(disk.Contents.AsSpan(0, 16_384).ToArray());
            Statistics(file).Should().BeEquivalentTo(new Splitter.SPLITTER_STATISTICS { Chunks = 4, Retries = 2 });
        });

    [Fact]
    public void A_chunk_that_fails_three_times_fails_the_read() => Run(
        (offset, _) => offset == 4096 ? SlowDisk.Answer.Failure : SlowDisk.Answer.Data,
        (disk, file) =>
        {
            var result = file.Read(new byte[16_384]);

            result.Status.Should().Be(STATUS_IO_DEVICE_ERROR);
            result.Information.Should().Be(0);
            disk.Reads.Count(read => read.Offset == 4096).Should().Be(3);
            disk.Reads.Should().NotContain(read => read.Offset > 4096, "nothing new is begun after a failure");
        });

    [Fact]
    public void A_chunk_that_is_not_answered_is_repeated_after_its_time_out() => Run(
        (offset, attempt) => offset == 0 && attempt == 1 ? SlowDisk.Answer.Never : SlowDisk.Answer.DataLater,
        (disk, file) =>
        {
            var buffer = new byte[8192];

            file.Read(buffer).Status.Should().Be(STATUS_SUCCESS);

            buffer.Should().Equal(disk.Contents.AsSpan(0, 8192).ToArray());
            disk.Device.Kernel.Elapsed.Should().Be(TimeSpan.FromSeconds(2));
            Statistics(file).Retries.Should().Be(1);
        });

    [Fact]
    public void A_short_chunk_is_the_end_of_the_file() => Run((_, _) => SlowDisk.Answer.HalfTheData, (_, file) =>
        file.Read(new byte[100]).Status.Should().Be(STATUS_END_OF_FILE));

    [Fact]
    public void A_control_code_that_the_filter_does_not_know_goes_down() => Run((_, _) => SlowDisk.Answer.Data, (_, file) =>
        file.DeviceIoControl(0x222000, new byte[4]).Status.Should().Be(STATUS_NOT_SUPPORTED));

    [Fact]
    public void Reads_of_two_applications_follow_each_other() => Run((_, _) => SlowDisk.Answer.DataLater, (disk, file) =>
    {
        var first = new byte[20_000];
        var second = new byte[20_000];

        var one = file.StartRead(first);
        var other = file.StartRead(second, 20_000);

        one.Wait().Information.Should().Be(20_000);
        other.Wait().Information.Should().Be(20_000);
        first.Concat(second).Should().Equal(disk.Contents.Take(40_000));
    });

    [Fact]
    public void Whatever_runs_first_the_data_is_right()
    {
        for (var seed = 1; seed <= 40; seed++)
        {
            var options = new SimulatedKernelOptions { Strategy = new RandomStrategy(seed) };
            Run(
                (offset, attempt) => ((offset / 4096) + attempt) % 3 == 0 ? SlowDisk.Answer.Failure : SlowDisk.Answer.DataLater,
                (disk, file) =>
                {
                    var buffer = new byte[Size];

                    file.Read(buffer).Status.Should().Be(STATUS_SUCCESS);

                    buffer.AsSpan().SequenceEqual(disk.Contents).Should().BeTrue("the read of seed {0} is complete", seed);
                },
                options);
        }
    }

    private static void Run(Func<long, int, SlowDisk.Answer> script, Action<SlowDisk, ApplicationFile> body, SimulatedKernelOptions? options = null)
    {
        using var kernel = new SimulatedKernel(options);
        kernel.Run(() =>
        {
            var disk = new SlowDisk(kernel, Size, script);
            var driver = new DriverObject(kernel, @"\Driver\Splitter");
            Splitter.DriverEntry(driver, @"\Registry\Machine\System\CurrentControlSet\Services\Splitter").Should().Be(STATUS_SUCCESS);
            driver.AddDevice!(driver, disk.Device).Should().Be(STATUS_SUCCESS);
            using var file = new Application(kernel).Open(@"\Device\SlowDisk");

            body(disk, file);
        });
    }

    private static Splitter.SPLITTER_STATISTICS Statistics(ApplicationFile file)
    {
        var output = new byte[8];
        file.DeviceIoControl(Splitter.IOCTL_SPLITTER_GET_STATISTICS, default, output).Information.Should().Be(8);
        return MemoryMarshal.Read<Splitter.SPLITTER_STATISTICS>(output);
    }
}
