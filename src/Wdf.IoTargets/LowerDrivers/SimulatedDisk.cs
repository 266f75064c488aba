namespace Wdf.IoTargets;

/// <summary>A disk: what <see cref="FileDisk"/> and <see cref="RamDisk"/> have in common, everything but the medium.</summary>
/// <remarks>
/// <para>
/// Reads, writes, flushes, and the codes of <see cref="DiskIoctl"/>; other codes get STATUS_INVALID_DEVICE_REQUEST. Each request is marked
/// pending and completed from a unit, unless <see cref="SimulatedDriver.CompleteInline"/> is set. A transfer
/// takes no simulated time; put a <see cref="LatencyFilter"/> or a <see cref="BandwidthFilter"/> on top for a slow disk.
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
/// A medium whose length is no multiple of the sector size ends in a partial sector, which no real disk has. The length that the disk
/// reports is the medium's, to the byte. A read that reaches the partial sector succeeds and is short there: Information says how many
/// bytes there were, and the rest of the buffer is untouched. A write to it is refused, for it would lengthen the medium.
/// </para>
/// </remarks>
public abstract partial class SimulatedDisk : SimulatedDriver
{
    // What the class driver takes for a disk of which it knows only the size.
    private const uint TracksPerCylinder = 255;
    private const uint SectorsPerTrack = 63;

    private protected SimulatedDisk(SimulatedKernel kernel, DiskOptions options, string driverName)
        : base(kernel, DeviceOptions(options, driverName))
    {
        SectorSize = options.SectorSize;
        IsReadOnly = options.IsReadOnly;
    }

    /// <summary>Length of the medium in bytes.</summary>
    public long Length { get; private protected init; }

    /// <summary>Bytes of a sector.</summary>
    public int SectorSize { get; }

    /// <summary>Whether the medium is write-protected.</summary>
    public bool IsReadOnly { get; }

    /// <inheritdoc/>
    protected override NtStatus DefaultRemovedStatus => NtStatus.DeviceDoesNotExist;

    private bool HasPartialSector => Length % SectorSize != 0;

    /// <summary>Reads bytes that the medium has.</summary>
    private protected abstract IoResult ReadMedium(Span<byte> buffer, long offset);

    /// <summary>Writes bytes within the medium.</summary>
    private protected abstract IoResult WriteMedium(ReadOnlySpan<byte> data, long offset);

    /// <summary>Makes lasting what was written.</summary>
    private protected abstract IoResult FlushMedium();

    private static LowerDriverOptions DeviceOptions(DiskOptions options, string driverName)
    {
        var size = options.SectorSize;
        if (size is < 512 or > 65536 || (size & (size - 1)) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(options), size, "The sector size must be a power of two from 512 to 65,536.");
        }

        return new LowerDriverOptions
        {
            ObjectName = options.ObjectName,
            DriverName = driverName,
            DeviceType = DeviceType.Disk,
            Flags = options.UseBufferedIo ? DeviceFlags.BufferedIo : DeviceFlags.DirectIo,
        };
    }
}
