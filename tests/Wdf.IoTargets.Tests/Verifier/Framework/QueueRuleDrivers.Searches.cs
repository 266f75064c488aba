namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <content>Retrieving and searching.</content>
internal static partial class QueueRuleDrivers
{
    private static Dictionary<string, QueueRuleCase> Searches => new()
    {
        ["FxIoQueueVerifyGetRequestUpdateFlags-SequentialEmpty"] = new(
            w => w.Default((_, r) => Done(r), WdfIoQueueDispatchType.Sequential).RetrieveNextRequest(out _),
            w =>
            {
                w.Default(
                    (queue, r) =>
                    {
                        queue.RetrieveNextRequest(out _).Should().Be(NtStatus.NoMoreEntries);
                        Done(r);
                    },
                    WdfIoQueueDispatchType.Sequential);
                w.Send();
            }),
        ["FxIoQueueVerifyGetRequestUpdateFlags-NotManual"] = new(
            w =>
            {
                var manual = w.Manual(isDefault: true);
                w.Send();
                w.Parallel().RetrieveFoundRequest(QueueWorld.Found(manual), out _);
            },
            FindsAndRetrieves),
        ["FxRequestVerifyRequestIsTagRequest"] = new(
            w => w.Manual().FindRequest(w.Bed.Formatted(), null, out _),
            w =>
            {
                var manual = w.Manual(isDefault: true);
                w.Send();
                w.Send();
                var first = QueueWorld.Found(manual);
                var second = QueueWorld.Found(manual, first);
                first.Dereference();
                second.Dereference();
                Done(QueueWorld.Next(manual));
                Done(QueueWorld.Next(manual));
            }),
        ["FxRequestVerifyRequestIsDriverOwned-TagRequest"] = new(
            w =>
            {
                var manual = w.Manual(isDefault: true);
                w.Send();
                Done(QueueWorld.Found(manual));
            },
            FindsAndRetrieves),
        ["FxIoQueuePeekRequest-NotManual"] = new(w => w.Parallel().FindRequest(null, null, out _), FindsAndRetrieves),
    };

    private static void FindsAndRetrieves(QueueWorld w)
    {
        var manual = w.Manual(isDefault: true);
        w.Send();
        var found = QueueWorld.Found(manual);
        manual.RetrieveFoundRequest(found, out var request).Should().Be(NtStatus.Success);
        found.Dereference();
        Done(request!);
    }
}
