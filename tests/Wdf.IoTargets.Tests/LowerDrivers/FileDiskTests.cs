using System.Security.Cryptography;

namespace Wdf.IoTargets.Tests.LowerDrivers;

public sealed class FileDiskTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Sectors_are_those_of_the_file(bool buffered, bool inline)
    {
        var content = RandomNumberGenerator.GetBytes(8 * 512);
        File.WriteAllBytes(_path, content);
        OnDisk(new FileDiskOptions { UseBufferedIo = buffered }, disk =>
        {
            disk.CompleteInline = inline;
            var buffer = new byte[1024];

            var read = Sent.Read(disk, buffer, offset: 512);

            read.Returned.Should().Be(inline ? NtStatus.Success : NtStatus.Pending);
            read.Result().Should().Be((NtStatus.Success, 1024));
            buffer.Should().Equal(content[512..1536]);
            Sent.Write(disk, content.AsMemory(0, 512), offset: 7 * 512).Result().Should().Be((NtStatus.Success, 512));
            Sent.Flush(disk).Result().Status.Should().Be(NtStatus.Success);
        });
        File.ReadAllBytes(_path).Should().Equal([.. content[..(7 * 512)], .. content[..512]]);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(4096)]
    public void Requests_that_are_not_aligned_to_sectors_are_refused(int sectorSize)
    {
        File.WriteAllBytes(_path, new byte[4 * sectorSize]);
        OnDisk(new FileDiskOptions { SectorSize = sectorSize }, disk =>
        {
            Sent.Read(disk, new byte[sectorSize], offset: 1).Result().Status.Should().Be(NtStatus.InvalidParameter);
            Sent.Read(disk, new byte[sectorSize], offset: -sectorSize).Result().Status.Should().Be(NtStatus.InvalidParameter);
            Sent.Read(disk, new byte[sectorSize / 2]).Result().Status.Should().Be(NtStatus.InvalidParameter);
            Sent.Write(disk, new byte[sectorSize + 1]).Result().Status.Should().Be(NtStatus.InvalidParameter);
            Sent.Write(disk, new byte[sectorSize], offset: sectorSize / 2).Result().Status.Should().Be(NtStatus.InvalidParameter);
            Sent.Read(disk, new byte[sectorSize], offset: sectorSize).Result().Should().Be((NtStatus.Success, (ulong)sectorSize));
        });
    }

    [Fact]
    public void A_medium_has_an_end()
    {
        File.WriteAllBytes(_path, new byte[4 * 512]);
        OnDisk(null, disk =>
        {
            Sent.Read(disk, new byte[512], offset: 4 * 512).Result().Status.Should().Be(NtStatus.NonexistentSector);
            Sent.Read(disk, new byte[512], offset: 1L << 40).Result().Status.Should().Be(NtStatus.NonexistentSector);
            Sent.Read(disk, new byte[1024], offset: 3 * 512).Result().Should().Be((NtStatus.NonexistentSector, 0));
            Sent.Write(disk, new byte[512], offset: 4 * 512).Result().Status.Should().Be(NtStatus.NonexistentSector);
            Sent.Write(disk, new byte[1024], offset: 3 * 512).Result().Status.Should().Be(NtStatus.NonexistentSector);
            Sent.Read(disk, Memory<byte>.Empty, offset: 1L << 40).Result().Should().Be((NtStatus.Success, 0));
        });
        new FileInfo(_path).Length.Should().Be(4 * 512);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(4096)]
    public void A_read_over_a_partial_last_sector_is_short_and_leaves_the_rest_alone(int length)
    {
        var content = RandomNumberGenerator.GetBytes(612);
        File.WriteAllBytes(_path, content);
        OnDisk(null, disk =>
        {
            var buffer = Enumerable.Repeat((byte)0xEE, length).ToArray();

            Sent.Read(disk, buffer, offset: 512).Result().Should().Be((NtStatus.Success, 100));

            buffer[..100].Should().Equal(content[512..]);
            buffer[100..].Should().OnlyContain(b => b == 0xEE);
            Sent.Read(disk, buffer, offset: 1024).Result().Status.Should().Be(NtStatus.NonexistentSector);
            Sent.Write(disk, new byte[512], offset: 512).Result().Status.Should().Be(NtStatus.NonexistentSector);
            LengthOf(disk).Should().Be(612);
        });
    }

    [Fact]
    public void Geometry_and_length_have_their_real_layouts()
    {
        SetLength((3L * 255 * 63 * 512) + 5);
        OnDisk(null, disk =>
        {
            var bytes = new byte[40];

            Sent.Control(disk, DiskIoctl.GetDriveGeometry, default, bytes).Result().Should().Be((NtStatus.Success, 24));
            bytes[..24].Should().Equal(3, 0, 0, 0, 0, 0, 0, 0, 12, 0, 0, 0, 255, 0, 0, 0, 63, 0, 0, 0, 0, 2, 0, 0);
            var geometry = DiskGeometry.Read(bytes);
            geometry.Should().Be(new DiskGeometry { Cylinders = 3, MediaType = DiskMediaType.Fixed, TracksPerCylinder = 255, SectorsPerTrack = 63, BytesPerSector = 512 });

            Sent.Control(disk, DiskIoctl.GetDriveGeometryEx, default, bytes).Result().Should().Be((NtStatus.Success, 32));
            DiskGeometryEx.Read(bytes).Should().Be(new DiskGeometryEx { Geometry = geometry, DiskSize = disk.Length });
            LengthOf(disk).Should().Be((3L * 255 * 63 * 512) + 5);
        });
    }

    [Theory]
    [InlineData(DiskIoctl.GetDriveGeometry, 23)]
    [InlineData(DiskIoctl.GetDriveGeometryEx, 31)]
    [InlineData(DiskIoctl.GetLengthInfo, 7)]
    [InlineData(DiskIoctl.GetLengthInfo, 0)]
    [InlineData(DiskIoctl.StorageCheckVerify, 3)]
    public void An_output_buffer_that_is_too_small_is_refused(uint code, int length)
    {
        File.WriteAllBytes(_path, new byte[512]);
        OnDisk(null, disk => Sent.Control(disk, code, default, new byte[length]).Result().Should().Be((NtStatus.BufferTooSmall, 0)));
    }

    [Fact]
    public void Other_codes()
    {
        File.WriteAllBytes(_path, new byte[512]);
        OnDisk(null, disk =>
        {
            Sent.Control(disk, DiskIoctl.IsWritable).Result().Status.Should().Be(NtStatus.Success);
            Sent.Control(disk, DiskIoctl.StorageCheckVerify).Result().Should().Be((NtStatus.Success, 0));
            Sent.Control(disk, DiskIoctl.StorageCheckVerify, default, new byte[4]).Result().Should().Be((NtStatus.Success, 4));
            Sent.Control(disk, 0x222000).Result().Status.Should().Be(NtStatus.InvalidDeviceRequest);
            Sent.Control(disk, 0x222000, isInternal: true).Result().Status.Should().Be(NtStatus.InvalidDeviceRequest);
        });
    }

    [Fact]
    public void A_write_protected_medium_can_only_be_read()
    {
        File.WriteAllBytes(_path, new byte[1024]);
        OnDisk(new FileDiskOptions { IsReadOnly = true }, disk =>
        {
            Sent.Write(disk, Enumerable.Repeat((byte)1, 512).ToArray()).Result().Status.Should().Be(NtStatus.MediaWriteProtected);
            Sent.Control(disk, DiskIoctl.IsWritable).Result().Status.Should().Be(NtStatus.MediaWriteProtected);
            Sent.Flush(disk).Result().Status.Should().Be(NtStatus.Success);
            Sent.Read(disk, new byte[512]).Result().Should().Be((NtStatus.Success, 512));
        });
        File.ReadAllBytes(_path).Should().OnlyContain(b => b == 0);
    }

    [Fact]
    public void Large_disks_work()
    {
        SetLength((8L << 30) + 512);
        OnDisk(null, disk =>
        {
            var sector = Enumerable.Repeat((byte)0x5A, 512).ToArray();
            Sent.Write(disk, sector, offset: 8L << 30).Result().Should().Be((NtStatus.Success, 512));
            var buffer = new byte[512];
            Sent.Read(disk, buffer, offset: 8L << 30).Result().Should().Be((NtStatus.Success, 512));
            buffer.Should().Equal(sector);
            LengthOf(disk).Should().Be((8L << 30) + 512);
        });
    }

    [Fact]
    public void Removal_ends_pending_and_later_requests()
    {
        File.WriteAllBytes(_path, new byte[1024]);
        OnDisk(new FileDiskOptions { ObjectName = @"\Device\Disk0" }, disk =>
        {
            disk.CreateSymbolicLink(@"\??\Disk0").Should().BeTrue();
            IoManager.CreateFile(disk.Kernel, @"\??\Disk0", 0, 0, 0, 1, 0, out var handle, out _).Should().Be(NtStatus.Success);
            var pending = Sent.Read(disk, new byte[512]);

            disk.Remove();

            pending.Result().Should().Be((NtStatus.DeviceDoesNotExist, 0));
            Sent.Read(disk, new byte[512]).Result().Status.Should().Be(NtStatus.DeviceDoesNotExist);
            Sent.Control(disk, DiskIoctl.IsWritable).Result().Status.Should().Be(NtStatus.DeviceDoesNotExist);
            IoManager.CloseFile(handle!);
        });
    }

    [Fact]
    public void A_request_that_waits_for_the_disk_can_be_cancelled()
    {
        File.WriteAllBytes(_path, new byte[1024]);
        OnDisk(null, disk =>
        {
            var sent = Sent.Read(disk, new byte[512]);

            IoManager.CancelIrp(sent.Irp).Should().BeTrue();

            sent.Result().Should().Be((NtStatus.Cancelled, 0));
        });
    }

    [Fact]
    public void Errors_of_the_host_become_statuses()
    {
        File.WriteAllBytes(_path, new byte[2048]);
        OnDisk(null, disk =>
        {
            SetLength(512);
            Sent.Read(disk, new byte[512], offset: 1024).Result().Status.Should().Be(NtStatus.NonexistentSector);
            disk.Dispose();
            Sent.Read(disk, new byte[512]).Result().Status.Should().Be(NtStatus.DeviceNotReady);
            Sent.Write(disk, new byte[512]).Result().Status.Should().Be(NtStatus.DeviceNotReady);
        });
    }

    [Fact]
    public void A_file_that_is_not_there_leaves_no_device()
    {
        using var kernel = new SimulatedKernel();
        var options = new FileDiskOptions { ObjectName = @"\Device\Disk0" };
        File.WriteAllBytes(_path, new byte[512]);

        kernel.Invoking(k => new FileDisk(k, _path + ".missing", options)).Should().Throw<FileNotFoundException>();
        kernel.Invoking(k => new FileDisk(k, _path, new FileDiskOptions { SectorSize = 1000 })).Should().Throw<ArgumentOutOfRangeException>();
        using var disk = new FileDisk(kernel, _path, options);

        disk.Length.Should().Be(512);
    }

    private static long LengthOf(FileDisk disk)
    {
        var bytes = new byte[8];
        Sent.Control(disk, DiskIoctl.GetLengthInfo, default, bytes).Result().Should().Be((NtStatus.Success, 8));
        return GetLengthInformation.Read(bytes).Length;
    }

    private void SetLength(long length)
    {
        using var file = File.OpenHandle(_path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        RandomAccess.SetLength(file, length);
    }

    private void OnDisk(FileDiskOptions? options, Action<FileDisk> body)
    {
        using var kernel = new SimulatedKernel();
        using var disk = new FileDisk(kernel, _path, options);
        kernel.Run(() => body(disk));
    }
}
