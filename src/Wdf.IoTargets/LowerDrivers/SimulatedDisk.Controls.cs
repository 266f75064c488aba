using System.Buffers.Binary;

namespace Wdf.IoTargets;

/// <content>Device controls.</content>
public abstract partial class SimulatedDisk
{
    private DiskGeometry Geometry => new()
    {
        Cylinders = Length / SectorSize / (TracksPerCylinder * SectorsPerTrack),
        MediaType = DiskMediaType.Fixed,
        TracksPerCylinder = TracksPerCylinder,
        SectorsPerTrack = SectorsPerTrack,
        BytesPerSector = (uint)SectorSize,
    };

    /// <inheritdoc/>
    protected override IoResult OnDeviceControl(SimulatedIo io)
    {
        switch (io.ControlCode)
        {
            case DiskIoctl.GetDriveGeometry when io.Output.Length >= DiskGeometry.Size:
                Geometry.Write(io.Output);
                return IoResult.Success(DiskGeometry.Size);

            case DiskIoctl.GetDriveGeometryEx when io.Output.Length >= DiskGeometryEx.Size:
                new DiskGeometryEx { Geometry = Geometry, DiskSize = Length }.Write(io.Output);
                return IoResult.Success(DiskGeometryEx.Size);

            case DiskIoctl.GetLengthInfo when io.Output.Length >= GetLengthInformation.Size:
                new GetLengthInformation { Length = Length }.Write(io.Output);
                return IoResult.Success(GetLengthInformation.Size);

            case DiskIoctl.GetDriveGeometry or DiskIoctl.GetDriveGeometryEx or DiskIoctl.GetLengthInfo:
                return NtStatus.BufferTooSmall;

            case DiskIoctl.IsWritable:
                return IsReadOnly ? NtStatus.MediaWriteProtected : NtStatus.Success;

            case DiskIoctl.DiskCheckVerify or DiskIoctl.StorageCheckVerify or DiskIoctl.StorageCheckVerify2:
                return CheckVerify(io.Output);

            default:
                return NtStatus.InvalidDeviceRequest;
        }
    }

    // The medium is always there and was never changed; the count of changes is optional output.
    private static IoResult CheckVerify(Span<byte> output)
    {
        if (output.IsEmpty)
        {
            return NtStatus.Success;
        }

        if (output.Length < sizeof(uint))
        {
            return NtStatus.BufferTooSmall;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(output, 0);
        return IoResult.Success(sizeof(uint));
    }
}
