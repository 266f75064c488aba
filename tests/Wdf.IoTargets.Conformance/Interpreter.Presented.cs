using System.Globalization;

namespace Wdf.IoTargets.Conformance;

/// <content>Requests that a queue presents.</content>
internal sealed partial class Interpreter
{
    private int _presentedCount;

    private bool ExecutePresented(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "submit":
                Submit(op);
                return true;
            case "cancelirp":
                PrintAnswer(op, IoManager.CancelIrp(_names.Irp(name)!));
                return true;
            case "onevent":
                SetEvent(name, op.Body);
                return true;
            case "completereq":
                Complete(op);
                return true;
            case "retrieve":
                var status = WdfIoQueueRetrieveNextRequest(Handle<WdfIoQueue>(name), out var request);
                _names.Add(op.Word(2), request);
                PrintStatus($"retrieve {op.Word(2)}", status);
                return true;
            case "forward":
                PrintStatus($"forward {name}", WdfRequestForwardToIoQueue(Handle<WdfRequest>(name), Handle<WdfIoQueue>(op.Word(2))));
                return true;
            case "requeue":
                PrintStatus($"requeue {name}", WdfRequestRequeue(Handle<WdfRequest>(name)));
                return true;
            case "markcancelable":
                PrintStatus($"markcancelable {name}", WdfRequestMarkCancelableEx(Handle<WdfRequest>(name), OnRequestCancel));
                return true;
            case "unmarkcancelable":
                PrintStatus($"unmarkcancelable {name}", WdfRequestUnmarkCancelable(Handle<WdfRequest>(name)));
                return true;
            case "reqmem":
                RetrieveMemory(op);
                return true;
            default:
                return false;
        }
    }

    private void SetEvent(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            _onEvent.Remove(name);
        }
        else
        {
            _onEvent[name] = text;
        }
    }

    private void Submit(Operation op)
    {
        var name = op.Word(1);
        var irp = _names.Irp(name)!;
        var device = Handle<WdfDevice>(op.Word(2))!;
        irp.AssociatedIrp.SystemBuffer = _names.SystemBuffer(name);
        if (op.Option("hex") is { } hex)
        {
            Convert.FromHexString(hex).CopyTo(irp.AssociatedIrp.SystemBuffer);
        }

        var input = (uint)(op.NumberOf("in") ?? 0);
        var output = (uint)(op.NumberOf("out") ?? 0);
        ref var location = ref irp.GetNextIrpStackLocation();
        location.MajorFunction = op.Word(3) switch
        {
            "ioctl" => MajorFunction.DeviceControl,
            "internal" => MajorFunction.InternalDeviceControl,
            "read" => MajorFunction.Read,
            _ => MajorFunction.Write,
        };
        if (location.MajorFunction is MajorFunction.Read or MajorFunction.Write)
        {
            location.Parameters.Read.Length = location.MajorFunction == MajorFunction.Read ? output : input;
        }
        else
        {
            ref var control = ref location.Parameters.DeviceIoControl;
            control.IoControlCode = (uint)Number.Parse(op.Word(4));
            control.InputBufferLength = input;
            control.OutputBufferLength = output;
        }

        irp.SetCompletionRoutine(OnIrpDone, name, onSuccess: true, onError: true, onCancel: true);
        Print($"submit {name} returned {Number.Text(IoManager.CallDriver(device.DeviceObject, irp))}");
    }

    private NtStatus OnIrpDone(DeviceObject? device, Irp irp, object? context)
    {
        Print(string.Create(
            CultureInfo.InvariantCulture,
            $"IRPDONE {context} status={Number.Text(irp.IoStatus.Status)} info={irp.IoStatus.Information} pending={(irp.PendingReturned ? 1 : 0)} data={Number.Hex(_names.SystemBuffer((string)context!).Span[..8])}"));
        return NtStatus.MoreProcessingRequired;
    }

    private void OnRequest(WdfIoQueue queue, WdfRequest request)
    {
        var name = $"q{++_presentedCount}";
        _names.Add(name, request);
        var parameters = request.GetParameters();
        var isControl = parameters.Type is WdfRequestType.DeviceControl or WdfRequestType.DeviceControlInternal;
        var code = isControl ? parameters.Parameters.DeviceIoControl.IoControlCode : 0;
        Print(string.Create(CultureInfo.InvariantCulture, $"EVTIO {_names.Of(queue)} request={name} type={parameters.Type} code=0x{code:x}"));
        if (_onEvent.TryGetValue(_names.Of(queue), out var text))
        {
            RunText(text, CallbackEcho);
        }
    }

    private void OnRequestCancel(WdfRequest request)
    {
        var name = _names.Of(request);
        Print($"EVTREQCANCEL {name}");
        if (_onEvent.TryGetValue(name, out var text))
        {
            RunText(text, CallbackEcho);
        }
    }

    private void Complete(Operation op)
    {
        var request = Handle<WdfRequest>(op.Word(1));
        var status = Number.Status(op.Word(2));
        if (op.NumberOf("info") is { } information)
        {
            WdfRequestCompleteWithInformation(request, status, information);
        }
        else
        {
            WdfRequestComplete(request, status);
        }

        Print($"completereq {op.Word(1)} done");
    }

    private void RetrieveMemory(Operation op)
    {
        var request = Handle<WdfRequest>(op.Word(1));
        var name = op.Word(3);
        var status = op.Word(2) == "in" ? WdfRequestRetrieveInputMemory(request, out var memory) : WdfRequestRetrieveOutputMemory(request, out memory);
        _names.Add(name, memory);
        if (memory is not null)
        {
            _names.AddRange(name, memory.Buffer);
        }

        Print(string.Create(CultureInfo.InvariantCulture, $"reqmem {name} status={Number.Text(status)} size={memory?.Size ?? 0}"));
    }
}
