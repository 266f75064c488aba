using System.Globalization;

namespace Wdf.IoTargets.Conformance;

/// <content>Timers, DPCs, work items.</content>
internal sealed partial class Interpreter
{
    private bool ExecuteTimer(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "timer":
                MakeTimer(op);
                return true;
            case "tstart":
                PrintAnswer(op, WdfTimerStart(Handle<WdfTimer>(name), DueTime(op)));
                return true;
            case "tstop":
                PrintAnswer(op, WdfTimerStop(Handle<WdfTimer>(name), op.Has("wait")));
                return true;
            case "tparent":
                Print($"tparent {name} {_names.Of(WdfTimerGetParentObject(Handle<WdfTimer>(name)))}");
                return true;
            default:
                return false;
        }
    }

    private void MakeTimer(Operation op)
    {
        var config = new WdfTimerConfig(op.Has("nofunc") ? null : OnTimer)
        {
            Period = (uint)(op.NumberOf("period") ?? 0),
            TolerableDelay = (uint)(op.NumberOf("delay") ?? 0),
            UseHighResolutionTimer = op.Has("highres"),
            AutomaticSerialization = !op.Has("noserial"),
        };
        config.Size = (uint)(op.NumberOf("size") ?? config.Size);
        WdfTimerConfig? given = op.Has("noconfig") ? null : config;
        if (op.Word(1) == "nullout")
        {
            PrintStatus("timer nullout", WdfTimerCreate(given, SupportAttributes(op), NULL));
            return;
        }

        var status = WdfTimerCreate(given, SupportAttributes(op), out var timer);
        MadeWithPointer(op, status, timer, isClearedAtOnce: false);
    }

    private long DueTime(Operation op) =>
        op.Option("abs") is { } at ? AbsoluteTime(at)
        : op.Option("raw") is { } raw ? (long)Number.Parse(raw)
        : -(long)Number.Parse(op.Word(2)) * TimeSpan.TicksPerMillisecond;

    private bool ExecuteDpc(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "dpc":
                MakeDpc(op);
                return true;
            case "dpcenqueue":
                PrintAnswer(op, WdfDpcEnqueue(Handle<WdfDpc>(name)));
                return true;
            case "dpccancel":
                PrintAnswer(op, WdfDpcCancel(Handle<WdfDpc>(name), op.Has("wait")));
                return true;
            case "dpcparent":
                Print($"dpcparent {name} {_names.Of(WdfDpcGetParentObject(Handle<WdfDpc>(name)))}");
                return true;
            default:
                return false;
        }
    }

    private void MakeDpc(Operation op)
    {
        var config = new WdfDpcConfig(op.Has("nofunc") ? null : OnDpc) { AutomaticSerialization = !op.Has("noserial") };
        config.Size = (uint)(op.NumberOf("size") ?? config.Size);
        WdfDpcConfig? given = op.Has("noconfig") ? null : config;
        if (op.Word(1) == "nullout")
        {
            PrintStatus("dpc nullout", WdfDpcCreate(given, SupportAttributes(op), NULL));
            return;
        }

        var status = WdfDpcCreate(given, SupportAttributes(op), out var dpc);
        MadeWithPointer(op, status, dpc, isClearedAtOnce: false);
    }

    private bool ExecuteWorkItem(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "workitem":
                MakeWorkItem(op);
                return true;
            case "wienqueue":
                WdfWorkItemEnqueue(Handle<WdfWorkItem>(name));
                Print($"wienqueue {name} done");
                return true;
            case "wiflush":
                WdfWorkItemFlush(Handle<WdfWorkItem>(name));
                Print($"wiflush {name} done");
                return true;
            case "wiparent":
                Print($"wiparent {name} {_names.Of(WdfWorkItemGetParentObject(Handle<WdfWorkItem>(name)))}");
                return true;
            default:
                return false;
        }
    }

    private void MakeWorkItem(Operation op)
    {
        var config = new WdfWorkItemConfig(op.Has("nofunc") ? null : OnWorkItem) { AutomaticSerialization = !op.Has("noserial") };
        config.Size = (uint)(op.NumberOf("size") ?? config.Size);
        WdfWorkItemConfig? given = op.Has("noconfig") ? null : config;
        if (op.Word(1) == "nullout")
        {
            PrintStatus("workitem nullout", WdfWorkItemCreate(given, SupportAttributes(op), NULL));
            return;
        }

        var status = WdfWorkItemCreate(given, SupportAttributes(op), out var workItem);
        MadeWithPointer(op, status, workItem, isClearedAtOnce: false);
    }

    private void OnTimer(WdfTimer timer) => OnDeferred("TIMER", timer);

    private void OnDpc(WdfDpc dpc) => OnDeferred("DPC", dpc);

    private void OnWorkItem(WdfWorkItem workItem) => OnDeferred("WORKITEM", workItem);

    private void OnDeferred(string what, WdfObject subject)
    {
        var name = _names.Of(subject);
        RunEvent(string.Create(CultureInfo.InvariantCulture, $"{what} {name} irql={(int)_kernel.CurrentIrql}"), _onEvent, name);
    }
}
