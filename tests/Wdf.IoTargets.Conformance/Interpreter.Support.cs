using System.Globalization;

namespace Wdf.IoTargets.Conformance;

/// <content>The language of the support layer: what differs from the other one.</content>
internal sealed partial class Interpreter
{
    private readonly Dictionary<string, string> _onCleanup = [];
    private readonly Dictionary<string, string> _onDestroy = [];
    private DeviceObject? _physicalDevice;

    private bool ExecuteSupport(Operation op) =>
        _isSupport
        && (ExecuteSupportSchedule(op)
            || ExecuteSupportSetUp(op)
            || ExecuteLock(op)
            || ExecuteTimer(op)
            || ExecuteDpc(op)
            || ExecuteWorkItem(op)
            || ExecuteCollection(op)
            || ExecuteLookaside(op)
            || ExecuteContext(op));

    // In this language nothing runs that the scenario does not let run, and nothing is printed late.
    private bool ExecuteSupportSchedule(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "bg":
                _threads[name] = _kernel.Spawn(name, () => RunText(op.TextBehind(1), $"{name}> "));
                _kernel.Sleep(TimeSpan.Zero);
                return true;
            case "join":
                AtPassive(_threads[name].Join);
                return true;
            case "settle":
                _kernel.RunUntilIdle();
                return true;
            case "sleep":
                AtPassive(() => _kernel.Sleep(TimeSpan.FromMilliseconds(Number.Parse(name))));
                return true;
            case "irql" when name.Length == 0:
                var actor = KernelActor.Current!;
                Print(string.Create(CultureInfo.InvariantCulture, $"irql {(int)actor.Irql} crit {actor.CriticalRegionDepth}"));
                return true;
            case "note":
                Print($"NOTE {name}");
                return true;
            default:
                return false;
        }
    }

    private static object? Tag(Operation op) => op.NumberOf("tag") is { } tag && tag != 0 ? tag : null;

    // The language's own verbs give way at any IRQL.
    private void AtPassive(Action verb)
    {
        var irql = _kernel.CurrentIrql;
        _kernel.LowerIrql(Irql.Passive);
        verb();
        _kernel.RaiseIrql(irql);
    }

    private bool ExecuteSupportSetUp(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "driver" or "trackrefs" or "verifier" or "clientversion":
                // Decided before the kernel was made.
                return true;
            case "device":
                MakeSupportDevice(op);
                return true;
            case "object" when name == "nullout":
                WdfObjectCreate(SupportAttributes(op), NULL);
                return true;
            case "object":
                MadeWithPointer(op, WdfObjectCreate(SupportAttributes(op), out var made), made, isClearedAtOnce: false);
                return true;
            case "ref":
                WdfObjectReferenceWithTag(_names.Handle(name)!, Tag(op));
                return true;
            case "deref":
                WdfObjectDereferenceWithTag(_names.Handle(name)!, Tag(op));
                Print($"deref {name} done");
                return true;
            case "oncleanup":
                _onCleanup[name] = op.Body ?? string.Empty;
                return true;
            case "ondestroy":
                _onDestroy[name] = op.Body ?? string.Empty;
                return true;
            case "deletedevice":
                Handle<WdfDevice>(name)!.Remove();
                Print($"deletedevice {name} done");
                return true;
            case "string":
                MakeString(op);
                return true;
            case "sget":
                GetString(op);
                return true;
            default:
                return false;
        }
    }

    private void MakeSupportDevice(Operation op)
    {
        var hasAttributes = op.Count > 2 || op.HasOptions;
        var attributes = hasAttributes ? SupportAttributes(op) : null;
        var status = WdfDevice.Create(_driver.AllocateDeviceInit(_physicalDevice ??= new DeviceObject(new DriverObject(_kernel))), attributes, out var device);
        _names.Add(op.Word(1), device);
        if (hasAttributes)
        {
            MadeWithPointer(op, status, device, isClearedAtOnce: true);
        }
    }

    // C says by the out parameter whether a failing function has touched it. A .NET out parameter is always written: which functions of
    // the real framework clear theirs at once is a fact about their C signature, and stated here.
    private void MadeWithPointer(Operation op, NtStatus status, WdfObject? made, bool isClearedAtOnce)
    {
        _names.Add(op.Word(1), made);
        var pointer = status.IsSuccess ? string.Empty : isClearedAtOnce ? " out=null" : " out=untouched";
        Print($"{op.Name} {op.Word(1)} status={Number.Text(status)}{pointer}");
    }

    private static bool IsAfterAttributes(NtStatus status) => status is NtStatus.DeletePending or NtStatus.InsufficientResources;

    private void MakeString(Operation op)
    {
        if (op.Word(1) == "nullout")
        {
            WdfStringCreate(op.Option("text"), SupportAttributes(op), NULL);
        }

        UnicodeString? text = null;
        if (op.Option("text") is { } word)
        {
            text = new UnicodeString(word);
        }
        else if (op.Has("empty"))
        {
            text = default(UnicodeString);
        }
        else if (op.Option("raw") is { } raw)
        {
            var parts = raw.Split(',');
            text = new UnicodeString((ushort)Number.Parse(parts[0]), (ushort)Number.Parse(parts[1]), parts.Length > 2 ? null : "abcdefghijklmnopqrstuvwxyz");
        }

        var status = WdfString.Create(_driver, text, SupportAttributes(op), out var made);
        MadeWithPointer(op, status, made, isClearedAtOnce: true);
    }

    private void GetString(Operation op)
    {
        var name = op.Word(1);
        var made = Handle<WdfString>(name);
        if (made is null || op.Has("nullout"))
        {
            WdfStringGetUnicodeString(made, NULL);
        }

        var value = new UnicodeString(1, 1, null);
        made!.GetUnicodeString(ref value);
        Print(value.Length == 1
            ? $"sget {name} untouched"
            : string.Create(CultureInfo.InvariantCulture, $"sget {name} len={value.Length} max={value.MaximumLength} text={(value.Buffer is null ? "null" : value.ToString())}"));
    }
}
