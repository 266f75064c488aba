using System.Globalization;

namespace Wdf.IoTargets.Conformance;

/// <content>Requests: everything but formats and sends.</content>
internal sealed partial class Interpreter
{
    private bool ExecuteRequest(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "setcompletion":
                SetCompletion(op);
                return true;
            case "oncomplete":
                _onComplete[name] = op.Body ?? string.Empty;
                return true;
            case "cancel":
                PrintAnswer(op, WdfRequestCancelSentRequest(Handle<WdfRequest>(name)));
                return true;
            case "iscanceled":
                PrintAnswer(op, WdfRequestIsCanceled(Handle<WdfRequest>(name)));
                return true;
            case "status":
                Print($"status {name} {Number.Text(WdfRequestGetStatus(Handle<WdfRequest>(name)))}");
                return true;
            case "info":
                Print(string.Create(CultureInfo.InvariantCulture, $"info {name} {WdfRequestGetInformation(Handle<WdfRequest>(name))}"));
                return true;
            case "setinfo":
                WdfRequestSetInformation(Handle<WdfRequest>(name), Number.Parse(op.Word(2)));
                return true;
            case "params":
                PrintParams(op);
                return true;
            case "reuse":
                PrintStatus($"reuse {name}", WdfRequestReuse(Handle<WdfRequest>(name), ReuseParams(op)));
                return true;
            case "changetarget":
                PrintStatus($"changetarget {name}", WdfRequestChangeTarget(Handle<WdfRequest>(name), Handle<WdfIoTarget>(op.Word(2))));
                return true;
            case "alloctimer":
                PrintStatus($"alloctimer {name}", WdfRequestAllocateTimer(Handle<WdfRequest>(name)));
                return true;
            case "getirp":
                PrintIrp(name, WdfRequestWdmGetIrp(Handle<WdfRequest>(name)));
                return true;
            default:
                return false;
        }
    }

    private void PrintAnswer(Operation op, bool answer) => Print($"{op.Name} {op.Word(1)} {(answer ? "TRUE" : "FALSE")}");

    private void SetCompletion(Operation op)
    {
        var request = Handle<WdfRequest>(op.Word(1));
        if (op.Word(2) == "none")
        {
            WdfRequestSetCompletionRoutine(request, null!, null!);
        }
        else
        {
            WdfRequestSetCompletionRoutine(request, OnCompletion, op.Count > 2 ? op.Word(2) : null!);
        }
    }

    private void OnCompletion(WdfRequest request, WdfIoTarget target, in WdfRequestCompletionParams completionParams, object? context)
    {
        var name = _names.Of(request);
        Print($"COMPLETION {name} target={_names.Of(target)} ctx={context ?? "null"} irql={(int)_kernel.CurrentIrql} {Describe(completionParams)}");
        _completions[name] = _completions.GetValueOrDefault(name) + 1;
        if (_onComplete.TryGetValue(name, out var text))
        {
            RunText(text, CallbackEcho);
        }
    }

    private string Describe(WdfRequestCompletionParams p)
    {
        var start = string.Create(CultureInfo.InvariantCulture, $"type={p.Type} status={Number.Text(p.IoStatus.Status)} info={p.IoStatus.Information}");
        switch (p.Type)
        {
            case WdfRequestType.Read or WdfRequestType.Write:
                ref var transfer = ref p.Parameters.Read;
                return string.Create(CultureInfo.InvariantCulture, $"{start} buf={_names.Of(transfer.Buffer)} len={transfer.Length} off={transfer.Offset}");
            case WdfRequestType.DeviceControl or WdfRequestType.DeviceControlInternal:
                ref var ioctl = ref p.Parameters.Ioctl;
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"{start} code=0x{ioctl.IoControlCode:x} inbuf={_names.Of(ioctl.Input.Buffer)} inoff={ioctl.Input.Offset} outbuf={_names.Of(ioctl.Output.Buffer)} outoff={ioctl.Output.Offset} outlen={ioctl.Output.Length}");
            case WdfRequestType.Other:
                ref var others = ref p.Parameters.Others;
                return $"{start} arg1={_names.Of(others.Argument1.Ptr)} arg2={_names.Of(others.Argument2.Ptr)} arg4={_names.Of(others.Argument4.Ptr)}";
            default:
                return start;
        }
    }

    private void PrintParams(Operation op)
    {
        var completionParams = new WdfRequestCompletionParams();
        completionParams.Size = (uint)(op.NumberOf("size") ?? completionParams.Size);
        WdfRequestGetCompletionParams(Handle<WdfRequest>(op.Word(1)), ref completionParams);
        Print($"params {op.Word(1)} {Describe(completionParams)}");
    }

    private WdfRequestReuseParams ReuseParams(Operation op)
    {
        var reuse = new WdfRequestReuseParams(
            (WdfRequestReuseFlags)(op.NumberOf("flags") ?? 0), op.Option("status") is { } status ? Number.Status(status) : NtStatus.Success);
        if (op.Option("irp") is { } irp)
        {
            reuse.SetNewIrp(_names.Irp(irp));
        }

        reuse.Size = (uint)(op.NumberOf("size") ?? reuse.Size);
        return reuse;
    }

    private void PrintIrp(string name, Irp? irp) => Print(
        irp is null
            ? $"getirp {name} null"
            : string.Create(CultureInfo.InvariantCulture, $"getirp {name} stack={irp.StackCount} loc={irp.CurrentLocation} cancel={(irp.Cancel ? 1 : 0)} irpflags=0x{(uint)irp.Flags:x}"));
}
