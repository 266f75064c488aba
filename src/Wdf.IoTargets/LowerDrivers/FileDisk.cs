using Microsoft.Win32.SafeHandles;

namespace Wdf.IoTargets;

/// <summary>A disk whose sectors are a file of the host.</summary>
/// <remarks>
/// <para>
/// Reads, writes, flushes, and the codes of <see cref="DiskIoctl"/>; other codes get STATUS_INVALID_DEVICE_REQUEST. Each request is marked
/// pending and completed from a unit, unless <see cref="SimulatedDriver.CompleteInline"/> is set. The file is read and written
/// synchronously, which takes no simulated time; put a <see cref="LatencyFilter"/> on top for a slow disk.
/// </para>
/// <para>Statuses are those of the disk class driver and of what the hardware below it answers:</para>
/// <list type="bullet">
/// <item>offset or length no multiple of the sector size: STATUS_INVALID_PARAMETER;</item>
/// <item>a transfer that lies beyond the end of the medium, wholly or in part: STATUS_NONEXISTENT_SECTOR, and nothing is transferred;</item>
/// <item>a write to a write-protected medium: STATUS_MEDIA_WRITE_PROTECTED;</item>
/// <item>an output buffer that is too small: STATUS_BUFFER_TOO_SMALL;</item>
/// <item>after removal: STATUS_DEVICE_DOES_NOT_EXIST;</item>
/// <item>length 0: success, whatever the offset.</item>
/// </list>
/// <para>
/// A file whose length is no multiple of the sector size ends in a partial sector, which no real disk has. The length that the disk
/// reports is the file's, to the byte. A read that reaches the partial sector succeeds and is short there: Information says how many
/// bytes there were, and the rest of the buffer is untouched. A write to it is refused, for it would lengthen the file.
/// </para>
/// </remarks>
public sealed partial class FileDisk : SimulatedDriver, IDisposable
{
    // What the class driver takes for a disk of which it knows only the size.
    private const uint TracksPerCylinder = 255;
    private const uint SectorsPerTrack = 63;

    private readonly SafeFileHandle _file;

    /// <summary>Makes a disk of a file. Its size is the file's at this time.</summary>
    /// <param name="kernel">The kernel that it lives in.</param>
    /// <param name="path">The file.</param>
    /// <param name="options">Name, sector size and so on; null for the defaults.</param>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be opened so; a file that cannot be written needs IsReadOnly.</exception>
    public FileDisk(SimulatedKernel kernel, string path, FileDiskOptions? options = null)
        : base(kernel, DeviceOptions(options ??= new FileDiskOptions()))
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        SectorSize = options.SectorSize;
        IsReadOnly = options.IsReadOnly;
        try
        {
            _file = File.OpenHandle(path, FileMode.Open, IsReadOnly ? FileAccess.Read : FileAccess.ReadWrite, FileShare.ReadWrite);
            Length = RandomAccess.GetLength(_file);
        }
        catch
        {
            // The name must not stay with a disk that nobody has.
            Device.Delete();
            throw;
        }
    }

    /// <summary>Length of the medium in bytes.</summary>
    public long Length { get; }

    /// <summary>Bytes of a sector.</summary>
    public int SectorSize { get; }

    /// <summary>Whether the medium is write-protected.</summary>
    public bool IsReadOnly { get; }

    /// <inheritdoc/>
    protected override NtStatus DefaultRemovedStatus => NtStatus.DeviceDoesNotExist;

    private bool HasPartialSector => Length % SectorSize != 0;

    /// <summary>Closes the file. Requests that come later fail with STATUS_DEVICE_NOT_READY.</summary>
    public void Dispose() => _file.Dispose();

    private static LowerDriverOptions DeviceOptions(FileDiskOptions options)
    {
        var size = options.SectorSize;
        if (size is < 512 or > 65536 || (size & (size - 1)) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(options), size, "The sector size must be a power of two from 512 to 65,536.");
        }

        return new LowerDriverOptions
        {
            ObjectName = options.ObjectName,
            DriverName = @"\Driver\FileDisk",
            DeviceType = DeviceType.Disk,
            Flags = options.UseBufferedIo ? DeviceFlags.BufferedIo : DeviceFlags.DirectIo,
        };
    }
}
