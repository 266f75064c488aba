#nullable disable
#pragma warning disable IDE0007 // Declarations as in C.

using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wdf.IoTargets.Tests.Ddi.Port;

/// <summary>The port of splitter.c, in its order; splitter-port.md lists what had to change.</summary>
internal static class Splitter
{
    public const ULONG SPLITTER_POOL_TAG = 0x746C7053;
    public const ULONG SPLITTER_CHUNK = 4096;
    public const ULONG SPLITTER_CHUNKS_IN_FLIGHT = 3;
    public const ULONG SPLITTER_ATTEMPTS = 3;
    public const ULONG SPLITTER_TIMEOUT_SECONDS = 2;

    public const ULONG IOCTL_SPLITTER_GET_STATISTICS =
        (FILE_DEVICE_UNKNOWN << 16) | (FILE_ANY_ACCESS << 14) | (0x900 << 2) | METHOD_BUFFERED;

    public struct SPLITTER_STATISTICS
    {
        public LONG Chunks;
        public LONG Retries;
    }

    public sealed class DEVICE_CONTEXT
    {
        public WDFIOTARGET Target;
        public LIST_ENTRY IdleChunks = new();
        public KSPIN_LOCK Lock;             /* IdleChunks, NextPosition */
        public SPLITTER_STATISTICS Statistics;

        /* The read in progress; the queue is sequential. */
        public WDFREQUEST Request;
        public PUCHAR Buffer;
        public size_t Length;
        public LONGLONG DeviceOffset;
        public size_t NextPosition;
        public LONG Outstanding;
        public LONG Failure;
    }

    private static DEVICE_CONTEXT SplitterGetDeviceContext(WDFOBJECT handle) => WdfObjectGetTypedContext<DEVICE_CONTEXT>(handle);

    public sealed class CHUNK_CONTEXT
    {
        public LIST_ENTRY Link;
        public DEVICE_CONTEXT Device;
        public WDFREQUEST Request;
        public WDFMEMORY Memory;
        public size_t Position;
        public size_t Length;
        public ULONG Attempts;

        public CHUNK_CONTEXT() => Link = new LIST_ENTRY(this);
    }

    private static CHUNK_CONTEXT SplitterGetChunkContext(WDFOBJECT handle) => WdfObjectGetTypedContext<CHUNK_CONTEXT>(handle);

    public static NTSTATUS
    DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
    {
        WDF_DRIVER_CONFIG config;

        WDF_DRIVER_CONFIG_INIT(out config, SplitterEvtDeviceAdd);
        return WdfDriverCreate(DriverObject, RegistryPath, WDF_NO_OBJECT_ATTRIBUTES, config, WDF_NO_HANDLE);
    }

    private static NTSTATUS
    SplitterCreateChunk(WDFDEVICE Device, DEVICE_CONTEXT Splitter)
    {
        WDF_OBJECT_ATTRIBUTES attributes;
        WDFREQUEST request;
        CHUNK_CONTEXT chunk;
        NTSTATUS status;

        WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE<CHUNK_CONTEXT>(out attributes);
        attributes.ParentObject = Device;
        status = WdfRequestCreate(attributes, Splitter.Target, out request);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        chunk = SplitterGetChunkContext(request);
        chunk.Device = Splitter;
        chunk.Request = request;

        WDF_OBJECT_ATTRIBUTES_INIT(out attributes);
        attributes.ParentObject = request;
        status = WdfMemoryCreate(attributes, NonPagedPoolNx, SPLITTER_POOL_TAG, SPLITTER_CHUNK, out chunk.Memory, NULL);
        if (!NT_SUCCESS(status))
        {
            WdfObjectDelete(request);
            return status;
        }

        InsertTailList(Splitter.IdleChunks, chunk.Link);
        return STATUS_SUCCESS;
    }

    private static NTSTATUS
    SplitterEvtDeviceAdd(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit)
    {
        WDF_OBJECT_ATTRIBUTES attributes;
        WDF_IO_QUEUE_CONFIG queueConfig;
        WDFDEVICE device;
        DEVICE_CONTEXT splitter;
        NTSTATUS status;
        ULONG i;

        UNREFERENCED_PARAMETER(Driver);

        WdfFdoInitSetFilter(DeviceInit);
        WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE<DEVICE_CONTEXT>(out attributes);
        status = WdfDeviceCreate(ref DeviceInit, attributes, out device);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        splitter = SplitterGetDeviceContext(device);
        splitter.Target = WdfDeviceGetIoTarget(device);
        InitializeListHead(splitter.IdleChunks);
        KeInitializeSpinLock(out splitter.Lock);

        for (i = 0; i < SPLITTER_CHUNKS_IN_FLIGHT; i++)
        {
            status = SplitterCreateChunk(device, splitter);
            if (!NT_SUCCESS(status))
            {
                return status;
            }
        }

        WDF_IO_QUEUE_CONFIG_INIT_DEFAULT_QUEUE(out queueConfig, WdfIoQueueDispatchSequential);
        queueConfig.EvtIoRead = SplitterEvtIoRead;
        queueConfig.EvtIoDeviceControl = SplitterEvtIoDeviceControl;
        return WdfIoQueueCreate(device, queueConfig, WDF_NO_OBJECT_ATTRIBUTES, WDF_NO_HANDLE);
    }

    private static void
    SplitterRelease(DEVICE_CONTEXT Splitter)
    {
        WDFREQUEST request;
        NTSTATUS status;

        if (InterlockedDecrement(ref Splitter.Outstanding) != 0)
        {
            return;
        }

        /* The last one out completes the read. The next one may begin before the call returns. */
        request = Splitter.Request;
        Splitter.Request = NULL;
        status = (NTSTATUS)Splitter.Failure;
        WdfRequestCompleteWithInformation(request, status, NT_SUCCESS(status) ? Splitter.Length : 0);
    }

    private static BOOLEAN
    SplitterTakeNextPart(CHUNK_CONTEXT Chunk)
    {
        DEVICE_CONTEXT splitter = Chunk.Device;
        BOOLEAN taken = FALSE;
        KIRQL oldIrql;

        KeAcquireSpinLock(splitter.Lock, out oldIrql);
        if (splitter.Failure == (LONG)STATUS_SUCCESS && splitter.NextPosition < splitter.Length)
        {
            Chunk.Position = splitter.NextPosition;
            Chunk.Length = size_t.Min(SPLITTER_CHUNK, splitter.Length - splitter.NextPosition);
            Chunk.Attempts = 0;
            splitter.NextPosition += Chunk.Length;
            taken = TRUE;
        }
        else
        {
            InsertTailList(splitter.IdleChunks, Chunk.Link);
        }
        KeReleaseSpinLock(splitter.Lock, oldIrql);

        return taken;
    }

    private static NTSTATUS
    SplitterSendChunk(CHUNK_CONTEXT Chunk)
    {
        DEVICE_CONTEXT splitter = Chunk.Device;
        WDF_REQUEST_REUSE_PARAMS reuse;
        WDF_REQUEST_SEND_OPTIONS options;
        WDFMEMORY_OFFSET part = default;
        LONGLONG deviceOffset;
        NTSTATUS status;

        Chunk.Attempts++;
        WDF_REQUEST_REUSE_PARAMS_INIT(out reuse, WDF_REQUEST_REUSE_NO_FLAGS, STATUS_SUCCESS);
        status = WdfRequestReuse(Chunk.Request, reuse);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        part.BufferOffset = 0;
        part.BufferLength = Chunk.Length;
        deviceOffset = splitter.DeviceOffset + (LONGLONG)Chunk.Position;
        status = WdfIoTargetFormatRequestForRead(splitter.Target, Chunk.Request, Chunk.Memory, part, deviceOffset);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        WdfRequestSetCompletionRoutine(Chunk.Request, SplitterChunkComplete, Chunk);
        WDF_REQUEST_SEND_OPTIONS_INIT(out options, WDF_REQUEST_SEND_OPTION_TIMEOUT);
        WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT(ref options, WDF_REL_TIMEOUT_IN_SEC(SPLITTER_TIMEOUT_SECONDS));
        if (!WdfRequestSend(Chunk.Request, splitter.Target, options))
        {
            return WdfRequestGetStatus(Chunk.Request);
        }

        return STATUS_SUCCESS;
    }

    private static BOOLEAN
    SplitterRunChunk(CHUNK_CONTEXT Chunk)
    {
        DEVICE_CONTEXT splitter = Chunk.Device;
        NTSTATUS status;

        while (SplitterTakeNextPart(Chunk))
        {
            InterlockedIncrement(ref splitter.Statistics.Chunks);
            status = SplitterSendChunk(Chunk);
            if (NT_SUCCESS(status))
            {
                return TRUE;
            }

            InterlockedCompareExchange(ref splitter.Failure, (LONG)status, (LONG)STATUS_SUCCESS);
        }

        SplitterRelease(splitter);
        return FALSE;
    }

    private static BOOLEAN
    SplitterMayPass(NTSTATUS Status)
    {
        switch (Status)
        {
            case STATUS_IO_TIMEOUT:
            case STATUS_IO_DEVICE_ERROR:
            case STATUS_DEVICE_BUSY:
                return TRUE;
            default:
                return FALSE;
        }
    }

    private static void
    SplitterChunkComplete(WDFREQUEST Request, WDFIOTARGET Target, in WDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context)
    {
        CHUNK_CONTEXT chunk = (CHUNK_CONTEXT)Context;
        DEVICE_CONTEXT splitter = chunk.Device;
        NTSTATUS status = Params.IoStatus.Status;

        UNREFERENCED_PARAMETER(Request);
        UNREFERENCED_PARAMETER(Target);

        if (SplitterMayPass(status) && chunk.Attempts < SPLITTER_ATTEMPTS)
        {
            InterlockedIncrement(ref splitter.Statistics.Retries);
            status = SplitterSendChunk(chunk);
            if (NT_SUCCESS(status))
            {
                return;
            }
        }
        else if (NT_SUCCESS(status) && Params.Parameters.Read.Length < chunk.Length)
        {
            status = STATUS_END_OF_FILE;
        }

        if (NT_SUCCESS(status))
        {
            RtlCopyMemory(splitter.Buffer[(int)chunk.Position..], WdfMemoryGetBuffer(chunk.Memory, NULL), chunk.Length);
        }
        else
        {
            InterlockedCompareExchange(ref splitter.Failure, (LONG)status, (LONG)STATUS_SUCCESS);
        }

        SplitterRunChunk(chunk);
    }

    private static void
    SplitterEvtIoRead(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
    {
        DEVICE_CONTEXT splitter = SplitterGetDeviceContext(WdfIoQueueGetDevice(Queue));
        WDF_REQUEST_PARAMETERS parameters;
        PLIST_ENTRY entry;
        KIRQL oldIrql;
        NTSTATUS status;

        status = WdfRequestRetrieveOutputBuffer(Request, Length, out splitter.Buffer, NULL);
        if (!NT_SUCCESS(status))
        {
            WdfRequestComplete(Request, status);
            return;
        }

        WDF_REQUEST_PARAMETERS_INIT(out parameters);
        WdfRequestGetParameters(Request, ref parameters);
        splitter.Request = Request;
        splitter.Length = Length;
        splitter.DeviceOffset = parameters.Parameters.Read.DeviceOffset;
        splitter.NextPosition = 0;
        splitter.Failure = (LONG)STATUS_SUCCESS;
        splitter.Outstanding = 1;

        for (; ; )
        {
            KeAcquireSpinLock(splitter.Lock, out oldIrql);
            entry = IsListEmpty(splitter.IdleChunks) ? NULL : RemoveHeadList(splitter.IdleChunks);
            KeReleaseSpinLock(splitter.Lock, oldIrql);
            if (entry == NULL)
            {
                break;
            }

            InterlockedIncrement(ref splitter.Outstanding);
            if (!SplitterRunChunk(CONTAINING_RECORD<CHUNK_CONTEXT>(entry)))
            {
                break;
            }
        }

        SplitterRelease(splitter);
    }

    private static void
    SplitterEvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
    {
        DEVICE_CONTEXT splitter = SplitterGetDeviceContext(WdfIoQueueGetDevice(Queue));
        PVOID statistics;
        WDF_REQUEST_SEND_OPTIONS options;
        NTSTATUS status;

        UNREFERENCED_PARAMETER(OutputBufferLength);
        UNREFERENCED_PARAMETER(InputBufferLength);

        switch (IoControlCode)
        {
            case IOCTL_SPLITTER_GET_STATISTICS:
                status = WdfRequestRetrieveOutputBuffer(Request, (size_t)Unsafe.SizeOf<SPLITTER_STATISTICS>(), out statistics, NULL);
                if (!NT_SUCCESS(status))
                {
                    WdfRequestComplete(Request, status);
                    return;
                }

                MemoryMarshal.Write(statistics.Span, splitter.Statistics);
                WdfRequestCompleteWithInformation(Request, STATUS_SUCCESS, (ULONG_PTR)Unsafe.SizeOf<SPLITTER_STATISTICS>());
                return;

            default:
                WdfRequestFormatRequestUsingCurrentType(Request);
                WDF_REQUEST_SEND_OPTIONS_INIT(out options, WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET);
                if (!WdfRequestSend(Request, splitter.Target, options))
                {
                    WdfRequestComplete(Request, WdfRequestGetStatus(Request));
                }
                return;
        }
    }
}
