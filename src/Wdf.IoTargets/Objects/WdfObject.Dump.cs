namespace Wdf.IoTargets;

/// <content>What a debugger extension shows of every framework object.</content>
public partial class WdfObject
{
    /// <inheritdoc/>
    internal override void Dump(ObjectDump dump)
    {
        dump.Heading(DumpCommand, this);
        DumpObject(dump);
    }

    /// <summary>The debugger command for this kind of object.</summary>
    private protected virtual string DumpCommand => "!wdfkd.wdfobject";

    /// <summary>Life, references, place in the tree and contexts.</summary>
    private protected void DumpObject(ObjectDump dump)
    {
        dump.Line("stage", $"{Stage}, {ReferenceCount} reference(s)");
        dump.Line("parent", Parent);
        var children = Children;
        dump.LineIf(children.Count > 0, "children", string.Join(", ", children.Select(static c => c.Name)));
    }
}
