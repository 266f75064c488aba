#nullable disable

namespace QuickStart.Driver;

/// <content>Opening the disk and asking it for its size, synchronously.</content>
public static partial class DiskScanDriver
{
    private const ULONG IOCTL_DISK_GET_DRIVE_GEOMETRY = DiskIoctl.GetDriveGeometry;
    private const ULONG IOCTL_DISK_GET_LENGTH_INFO = DiskIoctl.GetLengthInfo;
    private const ULONG SynchronousTimeoutInSeconds = 2;

    /// <summary>Opens the disk that is to be scanned, and asks for its geometry and length. IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="Device">The driver's device.</param>
    /// <param name="DiskName">The disk's name.</param>
    /// <returns>The status of what failed first; success.</returns>
    public static NTSTATUS DiskScanOpen(WDFDEVICE Device, UNICODE_STRING DiskName)
    {
        DEVICE_CONTEXT context = GetDeviceContext(Device);
        WDF_IO_TARGET_OPEN_PARAMS_INIT_OPEN_BY_NAME(out var openParams, DiskName, GENERIC_READ);
        NTSTATUS status = WdfIoTargetOpen(context.Target, ref openParams);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        PUCHAR geometry = new UCHAR[DiskGeometry.Size];
        status = DiskScanQuery(context.Target, IOCTL_DISK_GET_DRIVE_GEOMETRY, geometry);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        PUCHAR length = new UCHAR[GetLengthInformation.Size];
        status = DiskScanQuery(context.Target, IOCTL_DISK_GET_LENGTH_INFO, length);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        context.BytesPerSector = DiskGeometry.Read(geometry.Span).BytesPerSector;
        context.Length = GetLengthInformation.Read(length.Span).Length;
        return STATUS_SUCCESS;
    }

    /// <summary>Closes the disk; the reads are over. IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="Device">The driver's device.</param>
    public static void DiskScanClose(WDFDEVICE Device)
    {
        DEVICE_CONTEXT context = GetDeviceContext(Device);
        foreach (READ_CONTEXT read in context.Reads)
        {
            // Its memory is its child and goes with it.
            WdfObjectDelete(read.Request);
        }

        context.Reads = [];
        WdfIoTargetClose(context.Target);
    }

    private static NTSTATUS DiskScanQuery(WDFIOTARGET Target, ULONG IoControlCode, PUCHAR Output)
    {
        WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out var output, Output, (ULONG)Output.Length);
        WDF_REQUEST_SEND_OPTIONS_INIT(out var options, WDF_REQUEST_SEND_OPTION_TIMEOUT);
        WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT(ref options, WDF_REL_TIMEOUT_IN_SEC(SynchronousTimeoutInSeconds));

        ULONG_PTR returned = 0;
        NTSTATUS status = WdfIoTargetSendIoctlSynchronously(Target, NULL, IoControlCode, NULL, output, options, ref returned);
        if (NT_SUCCESS(status) && returned < (ULONG_PTR)Output.Length)
        {
            return STATUS_INFO_LENGTH_MISMATCH;
        }

        return status;
    }
}
