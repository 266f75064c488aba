using System.Globalization;

namespace Wdf.IoTargets.Conformance;

/// <content>Collections and lookaside lists.</content>
internal sealed partial class Interpreter
{
    private bool ExecuteCollection(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "collection" when name == "nullout":
                WdfCollectionCreate(SupportAttributes(op), NULL);
                return true;
            case "collection":
                var status = WdfCollectionCreate(SupportAttributes(op), out var collection);
                MadeWithPointer(op, status, collection, isClearedAtOnce: true);
                return true;
            case "cadd":
                PrintStatus($"cadd {name} {op.Word(2)}", WdfCollectionAdd(Handle<WdfCollection>(name), _names.Handle(op.Word(2))!));
                return true;
            case "cremove":
                WdfCollectionRemove(Handle<WdfCollection>(name), _names.Handle(op.Word(2))!);
                Print($"cremove {name} {op.Word(2)} done");
                return true;
            case "cremoveat":
                WdfCollectionRemoveItem(Handle<WdfCollection>(name), (uint)Number.Parse(op.Word(2)));
                Print($"cremoveat {name} {op.Word(2)} done");
                return true;
            case "ccount":
                Print(string.Create(CultureInfo.InvariantCulture, $"ccount {name} {WdfCollectionGetCount(Handle<WdfCollection>(name))}"));
                return true;
            case "cget":
                Print($"cget {name} {op.Word(2)} {_names.Of(WdfCollectionGetItem(Handle<WdfCollection>(name), (uint)Number.Parse(op.Word(2))))}");
                return true;
            case "cfirst":
                Print($"cfirst {name} {_names.Of(WdfCollectionGetFirstItem(Handle<WdfCollection>(name)))}");
                return true;
            case "clast":
                Print($"clast {name} {_names.Of(WdfCollectionGetLastItem(Handle<WdfCollection>(name)))}");
                return true;
            default:
                return false;
        }
    }

    private bool ExecuteLookaside(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "lookaside":
                MakeLookaside(op);
                return true;
            case "lmemory":
                var list = Handle<WdfLookaside>(op.Word(2));
                if (name == "nullout")
                {
                    WdfMemoryCreateFromLookaside(list, NULL);
                }

                // The list's attributes were given before the name was known.
                _memoryBeingMade = name;
                var status = WdfMemoryCreateFromLookaside(list, out var memory);
                if (memory is not null)
                {
                    _names.AddRange(name, memory.Buffer);
                }

                _names.Add(name, memory);
                PrintStatus($"lmemory {name}", status);
                return true;
            default:
                return false;
        }
    }

    private string _memoryBeingMade = string.Empty;

    private void MakeLookaside(Operation op)
    {
        var pool = op.Has("paged") ? PoolType.PagedPool : PoolType.NonPagedPoolNx;
        var size = (nuint)(op.NumberOf("size") ?? 0);
        var tag = (uint)(op.NumberOf("tag") ?? 0);
        var memoryAttributes = SupportAttributes(op, "m");
        if (memoryAttributes is { } m && op.Has("mcb"))
        {
            m.EvtCleanupCallback = o => RunEvent($"CLEANUP {NameOfMemory(o)}", _onCleanup, NameOfMemory(o));
            m.EvtDestroyCallback = o => RunEvent($"DESTROY {NameOfMemory(o)}", _onDestroy, NameOfMemory(o));
            memoryAttributes = m;
        }

        if (op.Word(1) == "nullout")
        {
            WdfLookasideListCreate(SupportAttributes(op), size, pool, memoryAttributes, tag, NULL);
        }

        var status = WdfLookasideListCreate(SupportAttributes(op), size, pool, memoryAttributes, tag, out var list);
        MadeWithPointer(op, status, list, isClearedAtOnce: true);
    }

    private string NameOfMemory(WdfObject memory) => _names.Of(memory) is var name && name != "other" ? name : _memoryBeingMade;
}
