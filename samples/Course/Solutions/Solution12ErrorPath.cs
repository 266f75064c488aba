using Course.Lessons;

namespace Course.Solutions;

internal sealed class Solution12ErrorPath : Lesson12ErrorPath
{
    private const ULONG POOL_TAG = 0x73727543; // 'Curs'

    private PIRP _irp;
    private PVOID _buffer;

    protected override NTSTATUS Prepare(PDEVICE_OBJECT LowerDevice)
    {
        _irp = IoAllocateIrp((CCHAR)LowerDevice.StackSize, FALSE);
        if (_irp == NULL)
        {
            return STATUS_INSUFFICIENT_RESOURCES;
        }

        _buffer = ExAllocatePool2(POOL_FLAG_NON_PAGED, 64, POOL_TAG);
        if (_buffer == NULL)
        {
            IoFreeIrp(_irp);
            return STATUS_INSUFFICIENT_RESOURCES;
        }

        return STATUS_SUCCESS;
    }

    protected override void CleanUp()
    {
        ExFreePoolWithTag(_buffer, POOL_TAG);
        IoFreeIrp(_irp);
    }
}
