using Course.Lessons;

namespace Course.Solutions;

internal sealed class Solution12ErrorPath : Lesson12ErrorPath
{
    private const ULONG POOL_TAG = 0x73727543; // 'Curs'

    private WDFREQUEST _request;
    private WDFMEMORY _input;
    private WDFMEMORY _output;

    protected override NTSTATUS Prepare(WDFIOTARGET Target)
    {
        NTSTATUS status = WdfRequestCreate(WDF_NO_OBJECT_ATTRIBUTES, Target, out _request);
        if (!NT_SUCCESS(status))
        {
            return status;
        }

        // Children of the request: they go with it, on every path.
        WDF_OBJECT_ATTRIBUTES_INIT(out WDF_OBJECT_ATTRIBUTES attributes);
        attributes.ParentObject = _request;
        status = WdfMemoryCreate(attributes, NonPagedPoolNx, POOL_TAG, 16, out _input, out PVOID _);
        if (NT_SUCCESS(status))
        {
            status = WdfMemoryCreate(attributes, NonPagedPoolNx, POOL_TAG, 64, out _output, out PVOID _);
        }

        if (!NT_SUCCESS(status))
        {
            WdfObjectDelete(_request);
        }

        return status;
    }

    protected override void CleanUp() => WdfObjectDelete(_request);
}
