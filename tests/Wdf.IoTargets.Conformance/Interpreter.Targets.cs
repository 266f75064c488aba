namespace Wdf.IoTargets.Conformance;

/// <content>Targets: opening, states, removal of their device.</content>
internal sealed partial class Interpreter
{
    private const uint ReadAndWrite = 0xC0000000;

    private readonly HashSet<string> _remoteTargets = [];
    private readonly HashSet<string> _defaultTargets = [];
    private readonly HashSet<string> _vetoing = [];

    private bool ExecuteTarget(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "open":
                Open(op);
                return true;
            case "close":
                WdfIoTargetClose(Handle<WdfIoTarget>(name));
                Print($"close {name} done");
                return true;
            case "closeqr":
                WdfIoTargetCloseForQueryRemove(Handle<WdfIoTarget>(name));
                Print($"closeqr {name} done");
                return true;
            case "start":
                PrintStatus($"start {name}", WdfIoTargetStart(Handle<WdfIoTarget>(name)));
                return true;
            case "stop":
                WdfIoTargetStop(Handle<WdfIoTarget>(name), StopAction(op.Word(2)));
                Print($"stop {name} done");
                return true;
            case "purge":
                WdfIoTargetPurge(Handle<WdfIoTarget>(name), PurgeAction(op.Word(2)));
                Print($"purge {name} done");
                return true;
            case "state":
                Print($"state {name} {WdfIoTargetGetState(Handle<WdfIoTarget>(name))}");
                return true;
            case "tinfo":
                PrintInfo(name);
                return true;
            case "qrfail":
                _vetoing.Add(name);
                return true;
            case "pnp":
                Notify(op);
                return true;
            default:
                return false;
        }
    }

    private static WdfIoTargetSentIoAction StopAction(string word) => word switch
    {
        "cancel" => WdfIoTargetSentIoAction.CancelSentIo,
        "wait" => WdfIoTargetSentIoAction.WaitForSentIoToComplete,
        "leave" => WdfIoTargetSentIoAction.LeaveSentIoPending,
        _ => (WdfIoTargetSentIoAction)(int)Number.Parse(word),
    };

    private static WdfIoTargetPurgeIoAction PurgeAction(string word) => word switch
    {
        "wait" => WdfIoTargetPurgeIoAction.PurgeIoAndWait,
        "nowait" => WdfIoTargetPurgeIoAction.PurgeIo,
        _ => (WdfIoTargetPurgeIoAction)(int)Number.Parse(word),
    };

    private void PrintInfo(string name)
    {
        var target = Handle<WdfIoTarget>(name);
        var text = $"tinfo {name} device={_names.Of(WdfIoTargetGetDevice(target))} wdmtarget={_names.Of(WdfIoTargetWdmGetTargetDeviceObject(target))}";
        if (_remoteTargets.Contains(name))
        {
            text += $" file={YesNo(WdfIoTargetWdmGetTargetFileObject(target))} handle={YesNo(WdfIoTargetWdmGetTargetFileHandle(target))}";
        }

        Print(text);
    }

    private static string YesNo(object? thing) => thing is null ? "no" : "yes";

    private void Open(Operation op)
    {
        var name = op.Word(1);
        var access = (uint)(op.NumberOf("access") ?? ReadAndWrite);
        var openParams = op.Word(2) switch
        {
            "device" => WdfIoTargetOpenParams.ExistingDevice(_lowers[op.Word(3)].Top),
            "name" when op.Has("create") => WdfIoTargetOpenParams.CreateByName(op.Word(3), access),
            "name" => WdfIoTargetOpenParams.OpenByName(op.Word(3), access),
            "reopen" => WdfIoTargetOpenParams.Reopen(),
            var type => WdfIoTargetOpenParams.Reopen() with { Type = (WdfIoTargetOpenType)(int)Number.Parse(type) },
        };
        openParams.ShareAccess = (uint)(op.NumberOf("share") ?? openParams.ShareAccess);
        openParams.Size = (uint)(op.NumberOf("size") ?? openParams.Size);
        if (op.Has("file"))
        {
            openParams.TargetFileObject = new FileObject(openParams.TargetDeviceObject!);
        }

        SetEvents(ref openParams, all: op.Has("cb"), queryRemove: op.Has("cb") || op.Has("cbqr"));
        if (op.Word(2) == "name")
        {
            EnsureNameLeadsSomewhere(op.Word(3));
        }

        PrintStatus($"open {name}", WdfIoTargetOpen(Handle<WdfIoTarget>(name), ref openParams));
    }

    private void SetEvents(ref WdfIoTargetOpenParams openParams, bool all, bool queryRemove)
    {
        if (queryRemove)
        {
            openParams.EvtIoTargetQueryRemove = OnQueryRemove;
        }

        if (all)
        {
            openParams.EvtIoTargetRemoveCanceled = OnRemoveCanceled;
            openParams.EvtIoTargetRemoveComplete = OnRemoveComplete;
        }
    }

    private NtStatus OnQueryRemove(WdfIoTarget target)
    {
        var name = _names.Of(target);
        Print($"EVT QUERYREMOVE {name}");
        if (_onEvent.TryGetValue(name, out var text))
        {
            RunText(text, CallbackEcho);
        }
        else
        {
            WdfIoTargetCloseForQueryRemove(target);
        }

        return _vetoing.Contains(name) ? NtStatus.Unsuccessful : NtStatus.Success;
    }

    private void OnRemoveCanceled(WdfIoTarget target)
    {
        Print($"EVT REMOVECANCELED {_names.Of(target)}");
        var openParams = WdfIoTargetOpenParams.Reopen();
        PrintStatus("reopen", WdfIoTargetOpen(target, ref openParams));
    }

    private void OnRemoveComplete(WdfIoTarget target)
    {
        Print($"EVT REMOVECOMPLETE {_names.Of(target)}");
        WdfIoTargetClose(target);
    }

    private void Notify(Operation op)
    {
        foreach (var listener in TargetDeviceNotifications.Listeners(_lowers[op.Word(1)].Top))
        {
            var status = op.Word(2) switch
            {
                "queryremove" => listener.OnQueryRemove(),
                "removecancelled" => listener.OnRemoveCanceled(),
                _ => listener.OnRemoveComplete(),
            };
            Print($"pnp {op.Word(2)} returned {Number.Text(status)}");
        }
    }
}
