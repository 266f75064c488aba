namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class RamDiskTests
{
    [Fact]
    public void Sectors_are_memory()
    {
        OnDisk(k => new RamDisk(k, 4 * 512), disk =>
        {
            var sector = Enumerable.Repeat((byte)7, 512).ToArray();
            Sent.Write(disk, sector, offset: 1024).Result().Should().Be((NtStatus.Success, 512));
            var buffer = new byte[1024];
            Sent.Read(disk, buffer, offset: 512).Result().Should().Be((NtStatus.Success, 1024));

            buffer[..512].Should().OnlyContain(b => b == 0);
            buffer[512..].Should().Equal(sector);
            disk.Peek(1024, 512).Should().Equal(sector);
            Sent.Flush(disk).Result().Status.Should().Be(NtStatus.Success);
        });
    }

    [Fact]
    public void A_disk_of_a_terabyte_costs_what_is_written()
    {
        OnDisk(k => new RamDisk(k, 1L << 40, new DiskOptions { SectorSize = 4096 }), disk =>
        {
            var data = new byte[256 * 1024];
            new Random(1).NextBytes(data);
            var end = (1L << 40) - data.Length;
            Sent.Write(disk, data, offset: end - 4096).Result().Should().Be((NtStatus.Success, (ulong)data.Length));
            var buffer = new byte[data.Length];
            Sent.Read(disk, buffer, offset: end - 4096).Result().Should().Be((NtStatus.Success, (ulong)data.Length));
            buffer.Should().Equal(data);
            disk.Peek(end - 4096 + data.Length, 4096).Should().OnlyContain(b => b == 0);
        });
    }

    [Fact]
    public void It_has_the_rules_of_a_disk()
    {
        OnDisk(k => new RamDisk(k, new byte[612], new DiskOptions { ObjectName = @"\Device\Ram0" }), disk =>
        {
            Sent.Read(disk, new byte[512], offset: 1).Result().Status.Should().Be(NtStatus.InvalidParameter);
            Sent.Read(disk, new byte[512], offset: 1024).Result().Status.Should().Be(NtStatus.NonexistentSector);
            Sent.Read(disk, new byte[512], offset: 512).Result().Should().Be((NtStatus.Success, 100));
            Sent.Write(disk, new byte[512], offset: 512).Result().Status.Should().Be(NtStatus.NonexistentSector);
            var bytes = new byte[8];
            Sent.Control(disk, DiskIoctl.GetLengthInfo, default, bytes).Result().Should().Be((NtStatus.Success, 8));
            GetLengthInformation.Read(bytes).Length.Should().Be(612);
            disk.Remove();
            Sent.Read(disk, new byte[512]).Result().Status.Should().Be(NtStatus.DeviceDoesNotExist);
        });
    }

    [Fact]
    public void The_test_can_change_a_write_protected_medium()
    {
        OnDisk(k => new RamDisk(k, [.. Enumerable.Range(0, 512).Select(i => (byte)i)], new DiskOptions { IsReadOnly = true }), disk =>
        {
            Sent.Write(disk, new byte[512]).Result().Status.Should().Be(NtStatus.MediaWriteProtected);
            disk.Poke(510, [0x55, 0xAA]);
            var buffer = new byte[512];
            Sent.Read(disk, buffer).Result().Status.Should().Be(NtStatus.Success);
            buffer[509..].Should().Equal(253, 0x55, 0xAA);
            disk.Invoking(d => d.Poke(511, [1, 2])).Should().Throw<ArgumentOutOfRangeException>();
        });
    }

    private static void OnDisk(Func<SimulatedKernel, RamDisk> make, Action<RamDisk> body)
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => body(make(kernel)));
    }
}
