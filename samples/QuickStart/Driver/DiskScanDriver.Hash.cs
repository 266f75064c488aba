#nullable disable

using System.Security.Cryptography;

namespace QuickStart.Driver;

/// <content>Hashing the whole disk: reads run ahead side by side, their data is taken in order.</content>
public static partial class DiskScanDriver
{
    /// <summary>Computes the SHA-256 of all bytes of the disk. IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="Device">The driver's device; its reads are prepared.</param>
    /// <param name="Digest">The 32 bytes; null unless the call succeeds.</param>
    /// <returns>Success; the status of the read that failed in spite of all retries.</returns>
    public static NTSTATUS DiskScanHash(WDFDEVICE Device, out UCHAR[] Digest)
    {
        DEVICE_CONTEXT context = GetDeviceContext(Device);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Digest = null;
        context.NextOffset = 0;
        context.Oldest = 0;

        foreach (READ_CONTEXT read in context.Reads)
        {
            DiskScanStartRead(context, read);
        }

        for (LONGLONG hashed = 0; hashed < context.Length;)
        {
            READ_CONTEXT read = context.Reads[context.Oldest];
            KeWaitForSingleObject(read.Done, Executive, KernelMode, false, NULL);
            NTSTATUS status = read.Status;
            if (NT_SUCCESS(status) && read.BytesRead != Math.Min(read.Length, context.Length - hashed))
            {
                status = STATUS_END_OF_FILE;
            }

            if (!NT_SUCCESS(status))
            {
                // The other reads must be over before their requests and memory go.
                WdfIoTargetPurge(context.Target, WdfIoTargetPurgeIoAndWait);
                return status;
            }

            hash.AppendData(WdfMemoryGetBuffer(read.Memory, NULL).Span[..(int)read.BytesRead]);
            hashed += read.BytesRead;
            DiskScanStartRead(context, read);
            context.Oldest = (context.Oldest + 1) % READS_IN_FLIGHT;
        }

        Digest = hash.GetHashAndReset();
        return STATUS_SUCCESS;
    }

    // Sends a request for the next part of the disk; it stays at rest when there is none.
    private static void DiskScanStartRead(DEVICE_CONTEXT context, READ_CONTEXT Read)
    {
        LONGLONG rest = context.Length - context.NextOffset;
        if (rest <= 0)
        {
            return;
        }

        // The last sector may be a partial one, which is asked for as a whole.
        LONGLONG wholeSectors = (rest + context.BytesPerSector - 1) / context.BytesPerSector * context.BytesPerSector;
        Read.Offset = context.NextOffset;
        Read.Length = (ULONG)Math.Min(context.ReadLength, wholeSectors);
        Read.Attempts = 0;
        context.NextOffset += Read.Length;

        Read.Status = DiskScanSendRead(Read);
        if (!NT_SUCCESS(Read.Status))
        {
            KeSetEvent(Read.Done, IO_NO_INCREMENT, false);
        }
    }
}
