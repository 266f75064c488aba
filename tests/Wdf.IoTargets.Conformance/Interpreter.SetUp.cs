namespace Wdf.IoTargets.Conformance;

/// <content>Set-up.</content>
internal sealed partial class Interpreter
{
    private bool ExecuteSetUp(Operation op)
    {
        switch (op.Name)
        {
            case "verifier" or "clientversion":
                // Decided before the kernel was made.
                return true;
            case "lower":
                MakeLower(op);
                return true;
            case "device":
                MakeDevice(op);
                return true;
            case "target":
                MakeTarget(op);
                return true;
            case "request":
                var status = WdfRequestCreate(Attributes(op), Handle<WdfIoTarget>(op.Option("target")), out var request);
                Made(op, status, request);
                return true;
            case "requestfromirp":
                status = WdfRequestCreateFromIrp(Attributes(op), _names.Irp(op.Word(2))!, op.Has("frees"), out request);
                Made(op, status, request);
                return true;
            case "object":
                status = WdfObjectCreate(Attributes(op), out var made);
                Made(op, status, made);
                return true;
            case "queue":
                MakeQueue(op);
                return true;
            case "irp":
                MakeIrp(op);
                return true;
            default:
                return false;
        }
    }

    private void Made(Operation op, NtStatus status, WdfObject? made)
    {
        _names.Add(op.Word(1), made);
        PrintStatus($"{op.Name} {op.Word(1)}", status);
    }

    private WdfObjectAttributes? Attributes(Operation op)
    {
        if (_isSupport)
        {
            return SupportAttributes(op);
        }

        var parent = op.Option("parent");
        if (parent is null && !op.Has("cb"))
        {
            return null;
        }

        var name = op.Word(1);
        var attributes = new WdfObjectAttributes { ParentObject = parent is null ? null : _names.Handle(parent) };
        if (op.Has("cb"))
        {
            attributes.EvtCleanupCallback = _ => Print($"CLEANUP {name}");
            attributes.EvtDestroyCallback = _ => Print($"DESTROY {name}");
        }

        return attributes;
    }

    private void MakeDevice(Operation op)
    {
        var name = op.Word(1);
        var over = op.Word(2) == "over" ? _lowers[op.Word(3)].Top : null;
        var device = _driver.CreateDevice(over, init => init.IoType = op.Option("io") == "direct" ? WdfDeviceIoType.Direct : WdfDeviceIoType.Buffered);
        _names.Add(name, device);
        _names.AddThing(name, device.DeviceObject);
    }

    private void MakeTarget(Operation op)
    {
        var name = op.Word(1);
        var device = Handle<WdfDevice>(op.Word(3));
        if (op.Word(2) == "default")
        {
            // A second one is a local target of its own.
            var target = _defaultTargets.Add(op.Word(3)) ? WdfDeviceGetIoTarget(device) : device!.CreateLocalIoTarget();
            Made(op, target is null ? NtStatus.InvalidDeviceRequest : NtStatus.Success, target);
            return;
        }

        var status = WdfIoTargetCreate(device, Attributes(op), out var remote);
        _remoteTargets.Add(name);
        Made(op, status, remote);
    }

    private void MakeQueue(Operation op)
    {
        var name = op.Word(1);
        var type = op.Word(3) switch
        {
            "parallel" => WdfIoQueueDispatchType.Parallel,
            "sequential" => WdfIoQueueDispatchType.Sequential,
            _ => WdfIoQueueDispatchType.Manual,
        };
        var config = new WdfIoQueueConfig(type, isDefault: !op.Has("nondefault")) { PowerManaged = WdfTriState.False };
        if (type != WdfIoQueueDispatchType.Manual)
        {
            config.EvtIoDefault = OnRequest;
        }

        if (op.Has("cancelcb"))
        {
            config.EvtIoCanceledOnQueue = (_, request) => OnRequestCancel(request);
        }

        var status = WdfIoQueueCreate(Handle<WdfDevice>(op.Word(2)), config, _isSupport ? SupportAttributes(op) : null, out var queue);
        if (_isSupport)
        {
            MadeWithPointer(op, status, queue, isClearedAtOnce: false);
        }
        else
        {
            Made(op, status, queue);
        }
    }

    private void MakeIrp(Operation op)
    {
        // The buffer goes into the IRP when it is submitted.
        _names.AddIrp(op.Word(1), IoManager.AllocateIrp(_kernel, (int)(op.NumberOf("stack") ?? 4))!, _kernel.AllocatePool(256));
    }
}
