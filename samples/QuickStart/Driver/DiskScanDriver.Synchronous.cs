#nullable disable

namespace QuickStart.Driver;

/// <content>Synchronous reads, for what is small and needed at once: the partition table.</content>
public static partial class DiskScanDriver
{
    /// <summary>Reads sectors and waits for them. IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="Device">The driver's device.</param>
    /// <param name="Offset">Byte offset on the disk, a multiple of the sector size.</param>
    /// <param name="Buffer">Where the data goes, whole sectors.</param>
    /// <returns>The status of the read; STATUS_END_OF_FILE when the disk gave less than was asked for.</returns>
    public static NTSTATUS DiskScanRead(WDFDEVICE Device, LONGLONG Offset, PUCHAR Buffer)
    {
        DEVICE_CONTEXT context = GetDeviceContext(Device);
        WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out var output, Buffer, (ULONG)Buffer.Length);
        WDF_REQUEST_SEND_OPTIONS_INIT(out var options, WDF_REQUEST_SEND_OPTION_TIMEOUT);
        WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT(ref options, WDF_REL_TIMEOUT_IN_SEC(SynchronousTimeoutInSeconds));

        ULONG_PTR read = 0;
        NTSTATUS status = WdfIoTargetSendReadSynchronously(context.Target, NULL, output, Offset, options, ref read);
        if (NT_SUCCESS(status) && read != (ULONG_PTR)Buffer.Length)
        {
            return STATUS_END_OF_FILE;
        }

        return status;
    }
}
