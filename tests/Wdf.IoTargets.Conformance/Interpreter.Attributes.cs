namespace Wdf.IoTargets.Conformance;

/// <content>Attributes and contexts of the support layer's language.</content>
internal sealed partial class Interpreter
{
    private static readonly Dictionary<string, WdfObjectContextTypeInfo> ContextTypes = new()
    {
        ["A"] = new("A", 16, static () => new TestContext()),
        ["B"] = new("B", 32, static () => new TestContext()),
        ["Z"] = new("Z", 0, static () => new TestContext()),
        ["N"] = new(null, 0, static () => new TestContext()),
        ["U"] = new(null, 8, static () => new TestContext()),
        ["W"] = new("W", 16, static () => new TestContext()) { Size = WdfObjectContextTypeInfo.StructureSize - 1 },
    };

    /// <summary>Reads attributes.</summary>
    /// <param name="op">The operation.</param>
    /// <param name="prefix">What its words begin with, when it has two sets of them.</param>
    /// <param name="callbackName">The name that the callbacks print.</param>
    /// <returns>The attributes.</returns>
    private WdfObjectAttributes? SupportAttributes(Operation op, string prefix = "", string? callbackName = null)
    {
        if (op.Has(prefix + "noattr"))
        {
            return null;
        }

        var attributes = new WdfObjectAttributes
        {
            ParentObject = op.Option(prefix + "parent") is { } parent ? _names.Handle(parent) : null,
            ExecutionLevel = Level(op.Option(prefix + "level")),
            SynchronizationScope = Scope(op.Option(prefix + "scope")),
            ContextSizeOverride = (nuint)(op.NumberOf(prefix + "ctxsize") ?? 0),
            ContextTypeInfo = op.Option(prefix + "ctx") is { } type ? ContextType(type) : null,
        };
        attributes.Size = (uint)(op.NumberOf(prefix + "attrsize") ?? attributes.Size);
        if (op.Has(prefix + "cb"))
        {
            SetCallbacks(ref attributes, callbackName ?? op.Word(1));
        }

        return attributes;
    }

    private void SetCallbacks(ref WdfObjectAttributes attributes, string name)
    {
        attributes.EvtCleanupCallback = _ => RunEvent($"CLEANUP {name}", _onCleanup, name);
        attributes.EvtDestroyCallback = _ => RunEvent($"DESTROY {name}", _onDestroy, name);
    }

    private void RunEvent(string line, Dictionary<string, string> texts, string name)
    {
        Print(line);
        if (texts.TryGetValue(name, out var text))
        {
            RunText(text, CallbackEcho);
        }
    }

    private static WdfObjectContextTypeInfo? ContextType(string name) => ContextTypes.GetValueOrDefault(name);

    /// <summary>Reads an execution level.</summary>
    /// <param name="text">A word or number; null for the default.</param>
    /// <returns>The level.</returns>
    public static WdfExecutionLevel Level(string? text) => text switch
    {
        null or "inherit" => WdfExecutionLevel.InheritFromParent,
        "passive" => WdfExecutionLevel.Passive,
        "dispatch" => WdfExecutionLevel.Dispatch,
        _ => (WdfExecutionLevel)(int)Number.Parse(text),
    };

    /// <summary>Reads a synchronization scope.</summary>
    /// <param name="text">A word or number; null for the default.</param>
    /// <returns>The scope.</returns>
    public static WdfSynchronizationScope Scope(string? text) => text switch
    {
        null or "inherit" => WdfSynchronizationScope.InheritFromParent,
        "device" => WdfSynchronizationScope.Device,
        "queue" => WdfSynchronizationScope.Queue,
        "none" => WdfSynchronizationScope.None,
        _ => (WdfSynchronizationScope)(int)Number.Parse(text),
    };

    private bool ExecuteContext(Operation op)
    {
        var name = op.Word(1);
        var type = op.Word(2);
        switch (op.Name)
        {
            case "allocctx":
                AllocateContext(op);
                return true;
            case "setctx":
                var context = (TestContext?)WdfObjectGetTypedContextWorker(_names.Handle(name)!, ContextTypes[type]);
                context?.Value = (uint)Number.Parse(op.Word(3));

                Print($"setctx {name} {type} {(context is null ? "null" : "done")}");
                return true;
            case "getctx":
                context = (TestContext?)WdfObjectGetTypedContextWorker(_names.Handle(name)!, ContextTypes[type]);
                Print($"getctx {name} {type} {(context is null ? "null" : Value(type, context))}");
                return true;
            case "ctxobject":
                context = (TestContext?)WdfObjectGetTypedContextWorker(_names.Handle(name)!, ContextTypes[type]);
                Print($"ctxobject {name} {type} {_names.Of(WdfObjectContextGetObject(context!))}");
                return true;
            default:
                return false;
        }
    }

    private void AllocateContext(Operation op)
    {
        var name = op.Word(1);
        var type = op.Word(2);
        var attributes = SupportAttributes(op, callbackName: $"{name}.{type}");
        if (attributes is { } a)
        {
            a.ContextTypeInfo = ContextType(type);
            attributes = a;
        }

        var status = WdfObjectAllocateContext(_names.Handle(name)!, attributes, out var context);
        var value = context is TestContext made && !op.Has("noctxout") ? Value(type, made) : "untouched";
        Print($"allocctx {name} {type} status={Number.Text(status)} value={value}");
    }

    private static string Value(string type, TestContext context) =>
        ContextTypes[type].ContextSize == 0 ? "-" : context.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private sealed class TestContext
    {
        public uint Value { get; set; }
    }
}
