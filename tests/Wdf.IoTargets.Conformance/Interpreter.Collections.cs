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
                Ddi.WdfCollectionH.WdfCollectionCreate(SupportAttributes(op), (Ddi.NullPointer)null!);
                return true;
            case "collection":
                var status = WdfCollection.Create(_driver, SupportAttributes(op), out var collection);
                MadeWithPointer(op, status, collection, isClearedAtOnce: true);
                return true;
            case "cadd":
                PrintStatus($"cadd {name} {op.Word(2)}", Handle<WdfCollection>(name).Add(Handle<WdfObject>(op.Word(2))));
                return true;
            case "cremove":
                Handle<WdfCollection>(name).Remove(Handle<WdfObject>(op.Word(2)));
                Print($"cremove {name} {op.Word(2)} done");
                return true;
            case "cremoveat":
                Handle<WdfCollection>(name).RemoveAt((uint)Number.Parse(op.Word(2)));
                Print($"cremoveat {name} {op.Word(2)} done");
                return true;
            case "ccount":
                Print(string.Create(CultureInfo.InvariantCulture, $"ccount {name} {Handle<WdfCollection>(name).Count}"));
                return true;
            case "cget":
                Print($"cget {name} {op.Word(2)} {_names.Of(Handle<WdfCollection>(name).GetItem((uint)Number.Parse(op.Word(2))))}");
                return true;
            case "cfirst":
                Print($"cfirst {name} {_names.Of(Handle<WdfCollection>(name).FirstItem)}");
                return true;
            case "clast":
                Print($"clast {name} {_names.Of(Handle<WdfCollection>(name).LastItem)}");
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
                    Ddi.WdfMemoryH.WdfMemoryCreateFromLookaside(list, (Ddi.NullPointer)null!);
                }

                // The list's attributes were given before the name was known.
                _memoryBeingMade = name;
                var status = list.CreateMemory(out var memory);
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
            Ddi.WdfMemoryH.WdfLookasideListCreate(SupportAttributes(op), size, pool, memoryAttributes, tag, (Ddi.NullPointer)null!);
        }

        var status = WdfLookaside.Create(_driver, SupportAttributes(op), size, pool, memoryAttributes, tag, out var list);
        MadeWithPointer(op, status, list, isClearedAtOnce: true);
    }

    private string NameOfMemory(WdfObject memory) => _names.Of(memory) is var name && name != "other" ? name : _memoryBeingMade;
}
