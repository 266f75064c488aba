namespace FaultInjection;

/// <summary>The driver's part: reads sector by sector, with a time-out, and tries again what fails or comes short.</summary>
public sealed class SectorCopier(WdfDriver driver, WdfIoTarget target)
{
    /// <summary>Bytes of a sector.</summary>
    public const int SectorSize = 512;

    private const int MaximumAttempts = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(50);

    /// <summary>Attempts beyond the first, so far.</summary>
    public int Retries { get; private set; }

    /// <summary>Copies the target. IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="copy">Takes the copy; its length is a multiple of the sector size.</param>
    /// <returns>Success, or the first error that did not go away.</returns>
    public NtStatus Copy(byte[] copy)
    {
        var status = WdfRequest.Create(driver, null, target, out var request);
        if (!status.IsSuccess)
        {
            return status;
        }

        status = WdfMemory.Create(driver, new WdfObjectAttributes { ParentObject = request }, PoolType.NonPagedPoolNx, 0x79706F43, SectorSize, out var sector, out _);
        for (var offset = 0; offset < copy.Length && status.IsSuccess; offset += SectorSize)
        {
            status = ReadSector(request!, sector!, offset);
            if (status.IsSuccess)
            {
                sector!.Buffer.Span.CopyTo(copy.AsSpan(offset));
            }
        }

        request!.Delete();
        return status;
    }

    private NtStatus ReadSector(WdfRequest request, WdfMemory sector, long offset)
    {
        for (var attempt = 1; ; attempt++)
        {
            ulong bytes = 0;
            var status = target.SendReadSynchronously(request, sector, offset, WdfRequestSendOptions.WithTimeout(Limit), ref bytes);
            if (status.IsSuccess && bytes == SectorSize)
            {
                return status;
            }

            if (attempt == MaximumAttempts || status == NtStatus.InsufficientResources)
            {
                return status.IsSuccess ? NtStatus.DeviceDataError : status;
            }

            Retries++;
            request.Reuse();
        }
    }
}
