namespace Wdf.IoTargets;

/// <content>What <c>!wdfkd.wdfiotarget</c> shows.</content>
public abstract partial class WdfIoTarget
{
    /// <inheritdoc/>
    private protected override string DumpCommand => "!wdfkd.wdfiotarget";

    /// <inheritdoc/>
    internal override void Dump(ObjectDump dump)
    {
        base.Dump(dump);
        dump.Line("device", Device);
        dump.Line("target device", TargetDevice);
        dump.LineIf(TargetFileObject is not null, "file object", TargetFileObject);
        dump.Line("state", _state);
        using (_lock.Enter())
        {
            DumpListLocked(dump, "sent", _sent);
            DumpListLocked(dump, "sent, state ignored", _ignored);
            DumpListLocked(dump, "pended", _pended);
        }
    }

    private static void DumpListLocked(ObjectDump dump, string name, RequestList list)
    {
        dump.Line(name, list.Count);
        foreach (var request in list.Requests)
        {
            dump.Text($"  {request.Name}: {request.DescribeState()}");
        }
    }
}
