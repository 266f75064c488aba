#nullable disable

namespace QuickStart.Driver;

/// <content>Asynchronous reads: eight requests, each made once and reused, with retries in their completion routine.</content>
public static partial class DiskScanDriver
{
    /// <summary>How many reads are in flight at most.</summary>
    public const int READS_IN_FLIGHT = 8;

    private const int MAXIMUM_ATTEMPTS = 6;
    private const ULONG READ_TIMEOUT_IN_MS = 250;
    private const ULONG MINIMUM_READ_LENGTH = 4 * 1024;
    private const ULONG MAXIMUM_READ_LENGTH = 256 * 1024;
    private const ULONG DISKSCAN_TAG = 0x6E616353; // 'Scan'

    /// <summary>Makes the requests. IRQL: PASSIVE_LEVEL.</summary>
    /// <param name="Device">The driver's device, its disk open.</param>
    /// <returns>The status of what failed first; success.</returns>
    public static NTSTATUS DiskScanPrepareReads(WDFDEVICE Device)
    {
        DEVICE_CONTEXT context = GetDeviceContext(Device);
        context.ReadLength = MINIMUM_READ_LENGTH;
        while (context.ReadLength < MAXIMUM_READ_LENGTH && context.Length / context.ReadLength > 64)
        {
            context.ReadLength *= 2;
        }

        context.Reads = new READ_CONTEXT[READS_IN_FLIGHT];
        for (int i = 0; i < READS_IN_FLIGHT; i++)
        {
            NTSTATUS status = DiskScanCreateRead(Device, context, out context.Reads[i]);
            if (!NT_SUCCESS(status))
            {
                context.Reads = context.Reads[..i];
                return status;
            }
        }

        return STATUS_SUCCESS;
    }

    /// <summary>Cancels the read that everybody waits for; it is sent again. IRQL: up to DISPATCH_LEVEL.</summary>
    /// <param name="Device">The driver's device.</param>
    /// <returns>Whether the read will end because of it.</returns>
    public static BOOLEAN DiskScanCancelOldestRead(WDFDEVICE Device)
    {
        DEVICE_CONTEXT context = GetDeviceContext(Device);
        return WdfRequestCancelSentRequest(context.Reads[context.Oldest].Request);
    }

    private static NTSTATUS DiskScanCreateRead(WDFDEVICE Device, DEVICE_CONTEXT context, out READ_CONTEXT Read)
    {
        Read = null;
        WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE<READ_CONTEXT>(out var attributes);
        attributes.ParentObject = context.Target;
        NTSTATUS status = WdfRequestCreate(attributes, context.Target, out var request);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        READ_CONTEXT read = GetReadContext(request);
        read.Device = Device;
        read.Request = request;
        KeInitializeEvent(out read.Done, SynchronizationEvent, false);

        WDF_OBJECT_ATTRIBUTES_INIT(out attributes);
        attributes.ParentObject = request;
        status = WdfMemoryCreate(attributes, NonPagedPoolNx, DISKSCAN_TAG, context.ReadLength, out read.Memory, NULL);
        if (NT_SUCCESS(status))
        {
            // Retries are sent at DISPATCH_LEVEL, where there may be no memory for it.
            status = WdfRequestAllocateTimer(request);
        }

        if (!NT_SUCCESS(status))
        {
            WdfObjectDelete(request);
            return status;
        }

        Read = read;
        return STATUS_SUCCESS;
    }

    private static NTSTATUS DiskScanSendRead(READ_CONTEXT Read)
    {
        WDFIOTARGET target = GetDeviceContext(Read.Device).Target;
        WDF_REQUEST_REUSE_PARAMS_INIT(out var reuse, WDF_REQUEST_REUSE_NO_FLAGS, STATUS_NOT_SUPPORTED);
        NTSTATUS status = WdfRequestReuse(Read.Request, reuse);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        WDFMEMORY_OFFSET part = default;
        part.BufferLength = Read.Length;
        status = WdfIoTargetFormatRequestForRead(target, Read.Request, Read.Memory, part, Read.Offset);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        WdfRequestSetCompletionRoutine(Read.Request, EvtReadCompleted, Read);
        WDF_REQUEST_SEND_OPTIONS_INIT(out var options, WDF_REQUEST_SEND_OPTION_TIMEOUT);
        WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT(ref options, WDF_REL_TIMEOUT_IN_MS(READ_TIMEOUT_IN_MS));
        Read.Attempts++;
        return WdfRequestSend(Read.Request, target, options) ? STATUS_SUCCESS : WdfRequestGetStatus(Read.Request);
    }

    private static void EvtReadCompleted(WDFREQUEST Request, WDFIOTARGET Target, in WDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context)
    {
        var read = (READ_CONTEXT)Context;
        DEVICE_CONTEXT device = GetDeviceContext(read.Device);
        read.Status = Params.IoStatus.Status;
        read.BytesRead = (ULONG)Params.IoStatus.Information;

        if (DiskScanCount(ref device.Outcomes, read.Status) && read.Attempts < MAXIMUM_ATTEMPTS)
        {
            InterlockedIncrement64(ref device.Outcomes.Retried);
            read.Status = DiskScanSendRead(read);
            if (NT_SUCCESS(read.Status))
            {
                // The request is on its way again, and may be back already.
                return;
            }
        }

        KeSetEvent(read.Done, IO_NO_INCREMENT, false);
    }

    // Counts how a read ended, and says whether another attempt may do better.
    private static BOOLEAN DiskScanCount(ref READ_OUTCOMES Outcomes, NTSTATUS Status)
    {
        switch (Status)
        {
            case STATUS_SUCCESS:
                InterlockedIncrement64(ref Outcomes.Succeeded);
                return false;

            case STATUS_IO_DEVICE_ERROR:
                InterlockedIncrement64(ref Outcomes.DeviceErrors);
                return true;

            case STATUS_IO_TIMEOUT:
                InterlockedIncrement64(ref Outcomes.TimedOut);
                return true;

            case STATUS_CANCELLED:
                InterlockedIncrement64(ref Outcomes.Cancelled);
                return true;

            default:
                InterlockedIncrement64(ref Outcomes.Failed);
                return false;
        }
    }
}
