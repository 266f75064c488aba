namespace Wdf.IoTargets.Conformance;

/// <content>Formatting.</content>
internal sealed partial class Interpreter
{
    private bool ExecuteFormat(Operation op)
    {
        if (op.Name != "format")
        {
            return false;
        }

        var name = op.Word(1);
        switch (op.Word(2))
        {
            case "current":
                WdfRequestFormatRequestUsingCurrentType(Handle<WdfRequest>(name));
                Print($"format {name} done");
                break;
            case "stack":
                WdfRequestWdmFormatUsingStackLocation(Handle<WdfRequest>(name), StackLocation(op));
                Print($"format {name} done");
                break;
            case "read" or "write":
                PrintStatus($"format {name}", FormatTransfer(op));
                break;
            case "ioctl" or "internal":
                PrintStatus($"format {name}", FormatControl(op));
                break;
            default:
                PrintStatus($"format {name}", FormatOthers(op));
                break;
        }

        return true;
    }

    private static IoStackLocation StackLocation(Operation op)
    {
        // Whatever the major function: the parameters are one union, as in C.
        var location = new IoStackLocation { MajorFunction = (MajorFunction)Number.Parse(op.Word(3)) };
        ref var control = ref location.Parameters.DeviceIoControl;
        control.IoControlCode = (uint)Number.Parse(op.Word(4));
        control.InputBufferLength = (uint)(op.NumberOf("in") ?? 0);
        control.OutputBufferLength = (uint)(op.NumberOf("out") ?? 0);
        return location;
    }

    private NtStatus FormatTransfer(Operation op)
    {
        var target = Handle<WdfIoTarget>(op.Word(3));
        var request = Handle<WdfRequest>(op.Word(1));
        var (memory, offset) = Reference(op.Option("mem"));
        var deviceOffset = (long?)op.NumberOf("offset");
        return op.Word(2) == "read"
            ? WdfIoTargetFormatRequestForRead(target, request, memory, offset, deviceOffset)
            : WdfIoTargetFormatRequestForWrite(target, request, memory, offset, deviceOffset);
    }

    private NtStatus FormatControl(Operation op)
    {
        var target = Handle<WdfIoTarget>(op.Word(3));
        var request = Handle<WdfRequest>(op.Word(1));
        var (input, inputOffset) = Reference(op.Option("in"));
        var (output, outputOffset) = Reference(op.Option("out"));
        var code = (uint)Number.Parse(op.Word(4));
        return op.Word(2) == "ioctl"
            ? WdfIoTargetFormatRequestForIoctl(target, request, code, input, inputOffset, output, outputOffset)
            : WdfIoTargetFormatRequestForInternalIoctl(target, request, code, input, inputOffset, output, outputOffset);
    }

    private NtStatus FormatOthers(Operation op)
    {
        var target = Handle<WdfIoTarget>(op.Word(3));
        var request = Handle<WdfRequest>(op.Word(1));
        var (first, firstOffset) = Reference(op.Option("a1"));
        var (second, secondOffset) = Reference(op.Option("a2"));
        var (fourth, fourthOffset) = Reference(op.Option("a4"));
        return WdfIoTargetFormatRequestForInternalIoctlOthers(
            target, request, (uint)Number.Parse(op.Word(4)), first, firstOffset, second, secondOffset, fourth, fourthOffset);
    }

    // MEMORY or MEMORY:OFFSET[:LENGTH].
    private (WdfMemory? Memory, WdfMemoryOffset? Offset) Reference(string? text)
    {
        if (text is null)
        {
            return default;
        }

        var parts = text.Split(':');
        return (Handle<WdfMemory>(parts[0]), Offset(parts, 1));
    }

    private static WdfMemoryOffset? Offset(string[] parts, int at) =>
        parts.Length <= at ? null
        : new WdfMemoryOffset((nuint)Number.Parse(parts[at]), parts.Length > at + 1 ? (nuint)Number.Parse(parts[at + 1]) : 0);
}
