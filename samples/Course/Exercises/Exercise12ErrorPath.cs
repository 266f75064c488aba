using Course.Lessons;

namespace Course.Exercises;

internal sealed class Exercise12ErrorPath : Lesson12ErrorPath
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

        status = WdfMemoryCreate(WDF_NO_OBJECT_ATTRIBUTES, NonPagedPoolNx, POOL_TAG, 16, out _input, out PVOID _);
        if (!NT_SUCCESS(status))
        {
            WdfObjectDelete(_request);
            return status;
        }

        status = WdfMemoryCreate(WDF_NO_OBJECT_ATTRIBUTES, NonPagedPoolNx, POOL_TAG, 64, out _output, out PVOID _);
        if (!NT_SUCCESS(status))
        {
            WdfObjectDelete(_request);
            return status;
        }

        return STATUS_SUCCESS;
    }

    protected override void CleanUp()
    {
        WdfObjectDelete(_output);
        WdfObjectDelete(_input);
        WdfObjectDelete(_request);
    }
}
