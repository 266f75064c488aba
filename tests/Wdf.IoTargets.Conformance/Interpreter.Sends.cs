namespace Wdf.IoTargets.Conformance;

/// <content>Sending: with and without waiting.</content>
internal sealed partial class Interpreter
{
    // A count that no driver returns shows that the call did not store one.
    private const ulong Untouched = 0xDEADBEEF_DEADBEEF;

    private bool ExecuteSend(Operation op)
    {
        switch (op.Name)
        {
            case "send":
                Send(op);
                return true;
            case "sread" or "swrite":
                SendTransfer(op);
                return true;
            case "sioctl" or "sinternal":
                SendControl(op);
                return true;
            case "sothers":
                SendOthers(op);
                return true;
            default:
                return false;
        }
    }

    private void Send(Operation op)
    {
        var name = op.Word(1);
        var request = Handle<WdfRequest>(name);
        var wasSent = request.Send(Handle<WdfIoTarget>(op.Word(2)), SendOptions(op));
        var answer = wasSent ? "TRUE" : "FALSE";
        if (wasSent && !op.Has("sync"))
        {
            Print($"send {name} {answer}");
        }
        else
        {
            PrintStatus($"send {name} {answer}", request.Status);
        }
    }

    private static WdfRequestSendOptions? SendOptions(Operation op)
    {
        var flags = (WdfRequestSendOptionsFlags)(op.NumberOf("flags") ?? 0);
        flags |= op.Has("sync") ? WdfRequestSendOptionsFlags.Synchronous : 0;
        flags |= op.Has("forget") ? WdfRequestSendOptionsFlags.SendAndForget : 0;
        flags |= op.Has("ignorestate") ? WdfRequestSendOptionsFlags.IgnoreTargetState : 0;
        flags |= op.Has("impersonate") ? WdfRequestSendOptionsFlags.ImpersonateClient : 0;
        var timeout = op.NumberOf("timeout");
        if (flags == 0 && timeout is null && op.NumberOf("size") is null && op.NumberOf("flags") is null && !op.Has("opts") && !op.Has("noflag"))
        {
            return null;
        }

        var options = new WdfRequestSendOptions(flags);
        if (timeout is { } ms)
        {
            options.SetTimeout(-(long)ms * TimeSpan.TicksPerMillisecond);
            if (op.Has("noflag"))
            {
                options.Flags = flags;
            }
        }

        options.Size = (uint)(op.NumberOf("size") ?? options.Size);
        return options;
    }

    private void SendTransfer(Operation op)
    {
        var target = Handle<WdfIoTarget>(op.Word(1));
        var request = HandleOrNull<WdfRequest>(op.Option("req"));
        using var buffer = Descriptor(op.Word(2));
        var offset = (long?)op.NumberOf("offset");
        var bytes = Untouched;
        var status = op.Name == "sread"
            ? target.SendReadSynchronously(request, buffer.Value, offset, SendOptions(op), ref bytes)
            : target.SendWriteSynchronously(request, buffer.Value, offset, SendOptions(op), ref bytes);
        PrintBytes(op, status, bytes);
    }

    private void SendControl(Operation op)
    {
        var target = Handle<WdfIoTarget>(op.Word(1));
        var request = HandleOrNull<WdfRequest>(op.Option("req"));
        using var input = Descriptor(op.Option("in"));
        using var output = Descriptor(op.Option("out"));
        var code = (uint)Number.Parse(op.Word(2));
        var bytes = Untouched;
        var status = op.Name == "sioctl"
            ? target.SendIoctlSynchronously(request, code, input.Value, output.Value, SendOptions(op), ref bytes)
            : target.SendInternalIoctlSynchronously(request, code, input.Value, output.Value, SendOptions(op), ref bytes);
        PrintBytes(op, status, bytes);
    }

    private void SendOthers(Operation op)
    {
        var target = Handle<WdfIoTarget>(op.Word(1));
        var request = HandleOrNull<WdfRequest>(op.Option("req"));
        using var first = Descriptor(op.Option("a1"));
        using var second = Descriptor(op.Option("a2"));
        using var fourth = Descriptor(op.Option("a4"));
        var bytes = Untouched;
        var status = target.SendInternalIoctlOthersSynchronously(
            request, (uint)Number.Parse(op.Word(2)), first.Value, second.Value, fourth.Value, SendOptions(op), ref bytes);
        PrintBytes(op, status, bytes);
    }

    private void PrintBytes(Operation op, NtStatus status, ulong bytes)
    {
        var count = op.Has("nobytes") || bytes == Untouched ? "untouched" : bytes.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Print($"{op.Name} status={Number.Text(status)} bytes={count}");
    }
}
