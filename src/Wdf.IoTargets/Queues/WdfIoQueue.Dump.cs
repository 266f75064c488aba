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
            dump.LineIf(!_accepts, "accepts requests", "no");
            dump.LineIf(!_dispatches, "presents requests", "no");
            dump.LineIf(_power != QueuePower.On, "power", _power);
            dump.LineIf(_stopComplete is not null, "waited for", _stopComplete?.Change);
            dump.LineIf(_purgeComplete is not null, "waited for", _purgeComplete?.Change);
            dump.Line("with the driver", _driverOwned);
            for (var request = _given.First; request is not null; request = request.Queued.NextGiven)
            {
                dump.Text($"  {request.Name}: {request.DescribeState()}");
            }

            dump.Line("waiting", _waiting.Count);
            foreach (var request in _waiting)
            {
                dump.Text($"  {request.Name}: {request.DescribeState()}");
            }
        }
    }
}
