namespace Wdf.IoTargets.Conformance;

/// <content>Objects of any kind.</content>
internal sealed partial class Interpreter
{
    private bool ExecuteObject(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "delete":
                WdfObjectDelete(_names.Handle(name)!);
                _names.RemoveRange(name);
                Print($"delete {name} done");
                return true;
            case "ref":
                WdfObjectReference(_names.Handle(name)!);
                return true;
            case "deref":
                WdfObjectDereference(_names.Handle(name)!);
                Print($"deref {name} done");
                return true;
            case "live":
                Print($"live irps={_kernel.CountLive(KernelObjectKind.Irp)} mdls={_kernel.CountLive(KernelObjectKind.Mdl)}");
                return true;
            default:
                return false;
        }
    }
}
