namespace Wdf.IoTargets;

/// <content>What <c>!wdfkd.wdfqueue</c> shows.</content>
public sealed partial class WdfIoQueue
{
    /// <inheritdoc/>
    private protected override string DumpCommand => "!wdfkd.wdfqueue";

    /// <inheritdoc/>
    internal override void Dump(ObjectDump dump)
    {
        base.Dump(dump);
        dump.Line("device", Device);
        dump.Line("dispatch type", DispatchType);
        dump.LineIf(IsDefault, "default queue", "yes");
        lock (_lock)
        {
            dump.Line("with the driver", _driverOwned);
            dump.Line("waiting", _waiting.Count);
            foreach (var request in _waiting)
            {
                dump.Text($"  {request.Name}: {request.DescribeState()}");
            }
        }
    }
}
