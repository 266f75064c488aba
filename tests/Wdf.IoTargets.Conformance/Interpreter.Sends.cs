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
        var wasSent = WdfRequestSend(request, Handle<WdfIoTarget>(op.Word(2)), SendOptions(op));
        var answer = wasSent ? "TRUE" : "FALSE";
        if (wasSent && !op.Has("sync"))
        {
            Print($"send {name} {answer}");
        }
        else
        {
            PrintStatus($"send {name} {answer}", WdfRequestGetStatus(request));
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
        var request = Handle<WdfRequest>(op.Option("req"));
        var buffer = Descriptor(op.Word(2));
        var offset = (long?)op.NumberOf("offset");
        var bytes = Untouched;
        var status = op.Name == "sread"
            ? WdfIoTargetSendReadSynchronously(target, request, buffer, offset, SendOptions(op), ref bytes)
            : WdfIoTargetSendWriteSynchronously(target, request, buffer, offset, SendOptions(op), ref bytes);
        PrintBytes(op, status, bytes);
    }

    private void SendControl(Operation op)
    {
        var target = Handle<WdfIoTarget>(op.Word(1));
        var request = Handle<WdfRequest>(op.Option("req"));
        var input = Descriptor(op.Option("in"));
        var output = Descriptor(op.Option("out"));
        var code = (uint)Number.Parse(op.Word(2));
        var bytes = Untouched;
        var status = op.Name == "sioctl"
            ? WdfIoTargetSendIoctlSynchronously(target, request, code, input, output, SendOptions(op), ref bytes)
            : WdfIoTargetSendInternalIoctlSynchronously(target, request, code, input, output, SendOptions(op), ref bytes);
        PrintBytes(op, status, bytes);
    }

    private void SendOthers(Operation op)
    {
        var target = Handle<WdfIoTarget>(op.Word(1));
        var request = Handle<WdfRequest>(op.Option("req"));
        var first = Descriptor(op.Option("a1"));
        var second = Descriptor(op.Option("a2"));
        var fourth = Descriptor(op.Option("a4"));
        var bytes = Untouched;
        var status = WdfIoTargetSendInternalIoctlOthersSynchronously(
            target, request, (uint)Number.Parse(op.Word(2)), first, second, fourth, SendOptions(op), ref bytes);
        PrintBytes(op, status, bytes);
    }

    private void PrintBytes(Operation op, NtStatus status, ulong bytes)
    {
        var count = op.Has("nobytes") || bytes == Untouched ? "untouched" : bytes.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Print($"{op.Name} status={Number.Text(status)} bytes={count}");
    }
}
