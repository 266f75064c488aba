namespace Wdf.IoTargets.Conformance;

/// <content>Lower stacks.</content>
internal sealed partial class Interpreter
{
    private readonly LowerLog _lowerLog;
    private readonly Dictionary<string, ProgrammableLower> _lowers = [];
    private DriverObject? _nowhere;

    private bool ExecuteLower(Operation op)
    {
        switch (op.Name)
        {
            case "on":
                _lowers[op.Word(1)].Enqueue(LowerBehaviour.Parse(op, 2));
                return true;
            case "default":
                _lowers[op.Word(1)].Default = LowerBehaviour.Parse(op, 2);
                return true;
            case "complete":
                _lowers[op.Word(1)].Complete((int)Number.Parse(op.Word(2)), LowerOutcome.Parse(op, 3));
                return true;
            case "waitlower":
                var lower = _lowers[op.Word(1)];
                var count = (int)Number.Parse(op.Word(2));
                _kernel.RunUntil(() => lower.SeenCount >= count, Patience);
                return true;
            case "others":
                _lowers[op.Word(1)].PrintsArguments = true;
                return true;
            default:
                return false;
        }
    }

    private void MakeLower(Operation op)
    {
        var name = op.Word(1);
        var flags = op.Option("io") switch
        {
            "direct" => DeviceFlags.DirectIo,
            "neither" => DeviceFlags.None,
            _ => DeviceFlags.BufferedIo,
        };
        var lower = new ProgrammableLower(_kernel, name, (int)(op.NumberOf("depth") ?? 1), op.Option("pass") == "skip", flags, _lowerLog);
        _lowers[name] = lower;
        _names.AddThing(name, lower.Top);
    }

    // A name that leads nowhere gets a device that refuses to be opened, as the object manager does, so that the attempt is seen.
    private void EnsureNameLeadsSomewhere(string path)
    {
        var last = path[(path.LastIndexOf('\\') + 1)..];
        if (_lowers.ContainsKey(last) || _nowhere is not null)
        {
            return;
        }

        _nowhere = new DriverObject(_kernel, @"\Driver\Nowhere");
        _nowhere.SetAll((_, irp) =>
        {
            Print("FILE CREATE failed c0000034");
            irp.IoStatus = new IoStatusBlock { Status = NtStatus.ObjectNameNotFound };
            IoManager.CompleteRequest(irp);
            return NtStatus.ObjectNameNotFound;
        });
        _ = new DeviceObject(_nowhere, path);
    }
}
