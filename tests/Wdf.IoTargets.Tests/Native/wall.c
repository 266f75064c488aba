/* A driver in C that knows the framework only as a table of function pointers and opaque handles. */
#include <stdint.h>
#include <string.h>

typedef void *HANDLE;
typedef int32_t NTSTATUS;

typedef struct {
    NTSTATUS (*RequestCreate)(HANDLE target, HANDLE *request);
    NTSTATUS (*MemoryCreate)(uint64_t size, HANDLE *memory, void **buffer);
    NTSTATUS (*FormatRequestForIoctl)(HANDLE target, HANDLE request, uint32_t code, HANDLE input, HANDLE output);
    int32_t (*RequestSend)(HANDLE request, HANDLE target);
    NTSTATUS (*RequestGetStatus)(HANDLE request);
    void (*ObjectDelete)(HANDLE object);
} DDI;

static HANDLE lastRequest;

/* Creates, formats, sends; the lower driver completes inline. Returns the last byte of the answer, or a failure below 0. */
int32_t driver_run(const DDI *ddi, HANDLE target)
{
    HANDLE memory;
    void *before;
    NTSTATUS status = ddi->RequestCreate(target, &lastRequest);
    if (status >= 0) status = ddi->MemoryCreate(4, &memory, &before);
    if (status < 0) return status;
    memcpy(before, "wall", 4);
    status = ddi->FormatRequestForIoctl(target, lastRequest, 0x222000, memory, memory);
    if (status < 0 || !ddi->RequestSend(lastRequest, target)) return ddi->RequestGetStatus(lastRequest);
    status = ddi->RequestGetStatus(lastRequest);
    return status < 0 ? status : ((unsigned char *)before)[3];
}

/* Uses a handle after its object is gone. Never returns: the framework keeps the thread. */
void driver_violate(const DDI *ddi)
{
    ddi->ObjectDelete(lastRequest);
    ddi->RequestGetStatus(lastRequest);
    *(volatile int *)0 = 1;
}
