/*
 * A filter above a disk that moves at most 4 KB in one transfer: it splits each read into chunks, keeps a few of
 * them in flight, gives each a time-out, and repeats those that fail for a reason that may pass.
 */
#include <ntddk.h>
#include <wdf.h>

#define SPLITTER_POOL_TAG           'tlpS'
#define SPLITTER_CHUNK              4096
#define SPLITTER_CHUNKS_IN_FLIGHT   3
#define SPLITTER_ATTEMPTS           3
#define SPLITTER_TIMEOUT_SECONDS    2

#define IOCTL_SPLITTER_GET_STATISTICS \
    CTL_CODE(FILE_DEVICE_UNKNOWN, 0x900, METHOD_BUFFERED, FILE_ANY_ACCESS)

typedef struct _SPLITTER_STATISTICS {
    LONG Chunks;
    LONG Retries;
} SPLITTER_STATISTICS, *PSPLITTER_STATISTICS;

typedef struct _DEVICE_CONTEXT {
    WDFIOTARGET         Target;
    LIST_ENTRY          IdleChunks;
    KSPIN_LOCK          Lock;           /* IdleChunks, NextPosition */
    SPLITTER_STATISTICS Statistics;

    /* The read in progress; the queue is sequential. */
    WDFREQUEST          Request;
    PUCHAR              Buffer;
    size_t              Length;
    LONGLONG            DeviceOffset;
    size_t              NextPosition;
    LONG                Outstanding;
    LONG                Failure;
} DEVICE_CONTEXT, *PDEVICE_CONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(DEVICE_CONTEXT, SplitterGetDeviceContext)

typedef struct _CHUNK_CONTEXT {
    LIST_ENTRY      Link;
    PDEVICE_CONTEXT Device;
    WDFREQUEST      Request;
    WDFMEMORY       Memory;
    size_t          Position;
    size_t          Length;
    ULONG           Attempts;
} CHUNK_CONTEXT, *PCHUNK_CONTEXT;
WDF_DECLARE_CONTEXT_TYPE_WITH_NAME(CHUNK_CONTEXT, SplitterGetChunkContext)

EVT_WDF_DRIVER_DEVICE_ADD           SplitterEvtDeviceAdd;
EVT_WDF_IO_QUEUE_IO_READ            SplitterEvtIoRead;
EVT_WDF_IO_QUEUE_IO_DEVICE_CONTROL  SplitterEvtIoDeviceControl;
EVT_WDF_REQUEST_COMPLETION_ROUTINE  SplitterChunkComplete;

NTSTATUS
DriverEntry(PDRIVER_OBJECT DriverObject, PUNICODE_STRING RegistryPath)
{
    WDF_DRIVER_CONFIG config;

    WDF_DRIVER_CONFIG_INIT(&config, SplitterEvtDeviceAdd);
    return WdfDriverCreate(DriverObject, RegistryPath, WDF_NO_OBJECT_ATTRIBUTES, &config, WDF_NO_HANDLE);
}

static NTSTATUS
SplitterCreateChunk(WDFDEVICE Device, PDEVICE_CONTEXT Splitter)
{
    WDF_OBJECT_ATTRIBUTES attributes;
    WDFREQUEST            request;
    PCHUNK_CONTEXT        chunk;
    NTSTATUS              status;

    WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE(&attributes, CHUNK_CONTEXT);
    attributes.ParentObject = Device;
    status = WdfRequestCreate(&attributes, Splitter->Target, &request);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    chunk = SplitterGetChunkContext(request);
    chunk->Device = Splitter;
    chunk->Request = request;

    WDF_OBJECT_ATTRIBUTES_INIT(&attributes);
    attributes.ParentObject = request;
    status = WdfMemoryCreate(&attributes, NonPagedPoolNx, SPLITTER_POOL_TAG, SPLITTER_CHUNK, &chunk->Memory, NULL);
    if (!NT_SUCCESS(status)) {
        WdfObjectDelete(request);
        return status;
    }

    InsertTailList(&Splitter->IdleChunks, &chunk->Link);
    return STATUS_SUCCESS;
}

NTSTATUS
SplitterEvtDeviceAdd(WDFDRIVER Driver, PWDFDEVICE_INIT DeviceInit)
{
    WDF_OBJECT_ATTRIBUTES attributes;
    WDF_IO_QUEUE_CONFIG   queueConfig;
    WDFDEVICE             device;
    PDEVICE_CONTEXT       splitter;
    NTSTATUS              status;
    ULONG                 i;

    UNREFERENCED_PARAMETER(Driver);

    WdfFdoInitSetFilter(DeviceInit);
    WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE(&attributes, DEVICE_CONTEXT);
    status = WdfDeviceCreate(&DeviceInit, &attributes, &device);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    splitter = SplitterGetDeviceContext(device);
    splitter->Target = WdfDeviceGetIoTarget(device);
    InitializeListHead(&splitter->IdleChunks);
    KeInitializeSpinLock(&splitter->Lock);

    for (i = 0; i < SPLITTER_CHUNKS_IN_FLIGHT; i++) {
        status = SplitterCreateChunk(device, splitter);
        if (!NT_SUCCESS(status)) {
            return status;
        }
    }

    WDF_IO_QUEUE_CONFIG_INIT_DEFAULT_QUEUE(&queueConfig, WdfIoQueueDispatchSequential);
    queueConfig.EvtIoRead = SplitterEvtIoRead;
    queueConfig.EvtIoDeviceControl = SplitterEvtIoDeviceControl;
    return WdfIoQueueCreate(device, &queueConfig, WDF_NO_OBJECT_ATTRIBUTES, WDF_NO_HANDLE);
}

static VOID
SplitterRelease(PDEVICE_CONTEXT Splitter)
{
    WDFREQUEST request;
    NTSTATUS   status;

    if (InterlockedDecrement(&Splitter->Outstanding) != 0) {
        return;
    }

    /* The last one out completes the read. The next one may begin before the call returns. */
    request = Splitter->Request;
    Splitter->Request = NULL;
    status = (NTSTATUS)Splitter->Failure;
    WdfRequestCompleteWithInformation(request, status, NT_SUCCESS(status) ? Splitter->Length : 0);
}

static BOOLEAN
SplitterTakeNextPart(PCHUNK_CONTEXT Chunk)
{
    PDEVICE_CONTEXT splitter = Chunk->Device;
    BOOLEAN         taken = FALSE;
    KIRQL           oldIrql;

    KeAcquireSpinLock(&splitter->Lock, &oldIrql);
    if (splitter->Failure == STATUS_SUCCESS && splitter->NextPosition < splitter->Length) {
        Chunk->Position = splitter->NextPosition;
        Chunk->Length = min(SPLITTER_CHUNK, splitter->Length - splitter->NextPosition);
        Chunk->Attempts = 0;
        splitter->NextPosition += Chunk->Length;
        taken = TRUE;
    } else {
        InsertTailList(&splitter->IdleChunks, &Chunk->Link);
    }
    KeReleaseSpinLock(&splitter->Lock, oldIrql);

    return taken;
}

static NTSTATUS
SplitterSendChunk(PCHUNK_CONTEXT Chunk)
{
    PDEVICE_CONTEXT          splitter = Chunk->Device;
    WDF_REQUEST_REUSE_PARAMS reuse;
    WDF_REQUEST_SEND_OPTIONS options;
    WDFMEMORY_OFFSET         part;
    LONGLONG                 deviceOffset;
    NTSTATUS                 status;

    Chunk->Attempts++;
    WDF_REQUEST_REUSE_PARAMS_INIT(&reuse, WDF_REQUEST_REUSE_NO_FLAGS, STATUS_SUCCESS);
    status = WdfRequestReuse(Chunk->Request, &reuse);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    part.BufferOffset = 0;
    part.BufferLength = Chunk->Length;
    deviceOffset = splitter->DeviceOffset + (LONGLONG)Chunk->Position;
    status = WdfIoTargetFormatRequestForRead(splitter->Target, Chunk->Request, Chunk->Memory, &part, &deviceOffset);
    if (!NT_SUCCESS(status)) {
        return status;
    }

    WdfRequestSetCompletionRoutine(Chunk->Request, SplitterChunkComplete, Chunk);
    WDF_REQUEST_SEND_OPTIONS_INIT(&options, WDF_REQUEST_SEND_OPTION_TIMEOUT);
    WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT(&options, WDF_REL_TIMEOUT_IN_SEC(SPLITTER_TIMEOUT_SECONDS));
    if (!WdfRequestSend(Chunk->Request, splitter->Target, &options)) {
        return WdfRequestGetStatus(Chunk->Request);
    }

    return STATUS_SUCCESS;
}

static BOOLEAN
SplitterRunChunk(PCHUNK_CONTEXT Chunk)
{
    PDEVICE_CONTEXT splitter = Chunk->Device;
    NTSTATUS        status;

    while (SplitterTakeNextPart(Chunk)) {
        InterlockedIncrement(&splitter->Statistics.Chunks);
        status = SplitterSendChunk(Chunk);
        if (NT_SUCCESS(status)) {
            return TRUE;
        }

        InterlockedCompareExchange(&splitter->Failure, (LONG)status, STATUS_SUCCESS);
    }

    SplitterRelease(splitter);
    return FALSE;
}

static BOOLEAN
SplitterMayPass(NTSTATUS Status)
{
    switch (Status) {
    case STATUS_IO_TIMEOUT:
    case STATUS_IO_DEVICE_ERROR:
    case STATUS_DEVICE_BUSY:
        return TRUE;
    default:
        return FALSE;
    }
}

VOID
SplitterChunkComplete(WDFREQUEST Request, WDFIOTARGET Target, PWDF_REQUEST_COMPLETION_PARAMS Params, WDFCONTEXT Context)
{
    PCHUNK_CONTEXT  chunk = (PCHUNK_CONTEXT)Context;
    PDEVICE_CONTEXT splitter = chunk->Device;
    NTSTATUS        status = Params->IoStatus.Status;

    UNREFERENCED_PARAMETER(Request);
    UNREFERENCED_PARAMETER(Target);

    if (SplitterMayPass(status) && chunk->Attempts < SPLITTER_ATTEMPTS) {
        InterlockedIncrement(&splitter->Statistics.Retries);
        status = SplitterSendChunk(chunk);
        if (NT_SUCCESS(status)) {
            return;
        }
    } else if (NT_SUCCESS(status) && Params->Parameters.Read.Length < chunk->Length) {
        status = STATUS_END_OF_FILE;
    }

    if (NT_SUCCESS(status)) {
        RtlCopyMemory(splitter->Buffer + chunk->Position, WdfMemoryGetBuffer(chunk->Memory, NULL), chunk->Length);
    } else {
        InterlockedCompareExchange(&splitter->Failure, (LONG)status, STATUS_SUCCESS);
    }

    SplitterRunChunk(chunk);
}

VOID
SplitterEvtIoRead(WDFQUEUE Queue, WDFREQUEST Request, size_t Length)
{
    PDEVICE_CONTEXT        splitter = SplitterGetDeviceContext(WdfIoQueueGetDevice(Queue));
    WDF_REQUEST_PARAMETERS parameters;
    PLIST_ENTRY            entry;
    KIRQL                  oldIrql;
    NTSTATUS               status;

    status = WdfRequestRetrieveOutputBuffer(Request, Length, (PVOID *)&splitter->Buffer, NULL);
    if (!NT_SUCCESS(status)) {
        WdfRequestComplete(Request, status);
        return;
    }

    WDF_REQUEST_PARAMETERS_INIT(&parameters);
    WdfRequestGetParameters(Request, &parameters);
    splitter->Request = Request;
    splitter->Length = Length;
    splitter->DeviceOffset = parameters.Parameters.Read.DeviceOffset;
    splitter->NextPosition = 0;
    splitter->Failure = STATUS_SUCCESS;
    splitter->Outstanding = 1;

    for (;;) {
        KeAcquireSpinLock(&splitter->Lock, &oldIrql);
        entry = IsListEmpty(&splitter->IdleChunks) ? NULL : RemoveHeadList(&splitter->IdleChunks);
        KeReleaseSpinLock(&splitter->Lock, oldIrql);
        if (entry == NULL) {
            break;
        }

        InterlockedIncrement(&splitter->Outstanding);
        if (!SplitterRunChunk(CONTAINING_RECORD(entry, CHUNK_CONTEXT, Link))) {
            break;
        }
    }

    SplitterRelease(splitter);
}

VOID
SplitterEvtIoDeviceControl(WDFQUEUE Queue, WDFREQUEST Request, size_t OutputBufferLength, size_t InputBufferLength, ULONG IoControlCode)
{
    PDEVICE_CONTEXT          splitter = SplitterGetDeviceContext(WdfIoQueueGetDevice(Queue));
    PSPLITTER_STATISTICS     statistics;
    WDF_REQUEST_SEND_OPTIONS options;
    NTSTATUS                 status;

    UNREFERENCED_PARAMETER(OutputBufferLength);
    UNREFERENCED_PARAMETER(InputBufferLength);

    switch (IoControlCode) {
    case IOCTL_SPLITTER_GET_STATISTICS:
        status = WdfRequestRetrieveOutputBuffer(Request, sizeof(SPLITTER_STATISTICS), (PVOID *)&statistics, NULL);
        if (!NT_SUCCESS(status)) {
            WdfRequestComplete(Request, status);
            return;
        }

        *statistics = splitter->Statistics;
        WdfRequestCompleteWithInformation(Request, STATUS_SUCCESS, sizeof(SPLITTER_STATISTICS));
        return;

    default:
        WdfRequestFormatRequestUsingCurrentType(Request);
        WDF_REQUEST_SEND_OPTIONS_INIT(&options, WDF_REQUEST_SEND_OPTION_SEND_AND_FORGET);
        if (!WdfRequestSend(Request, splitter->Target, &options)) {
            WdfRequestComplete(Request, WdfRequestGetStatus(Request));
        }
        return;
    }
}
