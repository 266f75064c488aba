using static PortingTable.Rows.Codes;

namespace PortingTable.Rows;

/// <summary>
/// A helper as many drivers have one: it sends a device control without a request of its own, with input, with output, with both or
/// with neither, without options, and returns the byte count.
/// </summary>
internal sealed class NoHandleNoBuffersRow : Row
{
    private static readonly byte[] Question = [1, 2, 3, 4];

    public override string Title => "Sending I/O requests synchronously: no handle, no options, buffers that may be absent";

    public override void Script(ScriptedDriver lower) =>
        lower.OnControl(IOCTL_LOWER_ASK).CompleteWith([10, 20, 30, 40, 50]).After(TimeSpan.FromMilliseconds(1));

    public override Outcome Wdm(Bench bench) =>
        AskInFourWays((PVOID input, ULONG inputLength, PVOID output, ULONG outputLength, out ULONG bytes) =>
            AskWdm(bench.LowerDeviceObject, IOCTL_LOWER_ASK, input, inputLength, output, outputLength, out bytes));

    public override Outcome Wdf(Bench bench) =>
        AskInFourWays((PVOID input, ULONG inputLength, PVOID output, ULONG outputLength, out ULONG bytes) =>
            AskWdf(WdfDeviceGetIoTarget(bench.Device), IOCTL_LOWER_ASK, input, inputLength, output, outputLength, out bytes));

    private delegate NTSTATUS Ask(PVOID InputBuffer, ULONG InputBufferLength, PVOID OutputBuffer, ULONG OutputBufferLength, out ULONG BytesReadOrWritten);

    private static NTSTATUS AskWdm(
        PDEVICE_OBJECT DeviceObject, ULONG IoctlControlCode, PVOID InputBuffer, ULONG InputBufferLength, PVOID OutputBuffer, ULONG OutputBufferLength, out ULONG BytesReadOrWritten)
    {
        PIO_STATUS_BLOCK ioStatus = new();
        BytesReadOrWritten = 0;
        KeInitializeEvent(out KEVENT done, NotificationEvent, FALSE);
        PIRP irp = IoBuildDeviceIoControlRequest(
            IoctlControlCode, DeviceObject, InputBuffer, InputBufferLength, OutputBuffer, OutputBufferLength, FALSE, done, ioStatus);
        if (irp == NULL)
        {
            return STATUS_INSUFFICIENT_RESOURCES;
        }

        NTSTATUS status = IoCallDriver(DeviceObject, irp);
        if (status == STATUS_PENDING)
        {
            KeWaitForSingleObject(done, Executive, KernelMode, FALSE, NULL);
            status = ioStatus.Status;
        }

        BytesReadOrWritten = (ULONG)ioStatus.Information;
        return status;
    }

    private static NTSTATUS AskWdf(
        WDFIOTARGET IoTarget, ULONG IoctlControlCode, PVOID InputBuffer, ULONG InputBufferLength, PVOID OutputBuffer, ULONG OutputBufferLength, out ULONG BytesReadOrWritten)
    {
        WDF_MEMORY_DESCRIPTOR? inputDescriptor = NULL;
        WDF_MEMORY_DESCRIPTOR? outputDescriptor = NULL;
        ULONG_PTR bytesReturned = 0;
        if (InputBuffer != NULL)
        {
            WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out WDF_MEMORY_DESCRIPTOR descriptor, InputBuffer, InputBufferLength);
            inputDescriptor = descriptor;
        }

        if (OutputBuffer != NULL)
        {
            WDF_MEMORY_DESCRIPTOR_INIT_BUFFER(out WDF_MEMORY_DESCRIPTOR descriptor, OutputBuffer, OutputBufferLength);
            outputDescriptor = descriptor;
        }

        NTSTATUS status = WdfIoTargetSendIoctlSynchronously(
            IoTarget, WDF_NO_HANDLE, IoctlControlCode, inputDescriptor, outputDescriptor, NULL, ref bytesReturned);
        BytesReadOrWritten = (ULONG)bytesReturned;
        return status;
    }

    private static Outcome AskInFourWays(Ask ask)
    {
        var output = new byte[8];
        var counts = new List<ULONG>();
        NTSTATUS status = ask(Question, 4, output, 8, out ULONG bytes);
        counts.Add(bytes);
        foreach (var (hasInput, hasOutput) in new[] { (true, false), (false, true), (false, false) })
        {
            if (NT_SUCCESS(status))
            {
                status = ask(hasInput ? Question : NULL, hasInput ? 4u : 0, hasOutput ? output : NULL, hasOutput ? 8u : 0, out bytes);
                counts.Add(bytes);
            }
        }

        return Outcome.Of(status, bytes, output, $"byte counts {string.Join(", ", counts)}");
    }
}
