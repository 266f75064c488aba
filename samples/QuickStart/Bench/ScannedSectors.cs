using QuickStart.Driver;
using QuickStart.Partitions;

namespace QuickStart.Bench;

/// <summary>Lets the parsing of partition tables read through the driver.</summary>
/// <param name="device">The driver's device, its disk open.</param>
public sealed class ScannedSectors(WDFDEVICE device) : ISectors
{
    /// <inheritdoc/>
    public long Length { get; } = DiskScanDriver.GetDeviceContext(device).Length;

    /// <inheritdoc/>
    public byte[] Read(long first, int count)
    {
        var bytes = new byte[count * ISectors.Size];
        var status = DiskScanDriver.DiskScanRead(device, first * ISectors.Size, bytes);
        return NT_SUCCESS(status)
            ? bytes
            : throw new PartitionTableException($"Sector {first} of the disk could not be read: {status.ToName()}.");
    }
}
