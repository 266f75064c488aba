namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <content>Queues.</content>
public partial class KmdfIrqlTableRuleTests
{
    private static IEnumerable<(string Id, RuleCase Rule)> Queues()
    {
        yield return Waits("WdfIoQueueStopSynchronously", static q => q.StopSynchronously(), static (q, told) => q.Stop(told));
        yield return Waits("WdfIoQueueStopAndPurgeSynchronously", static q => q.StopAndPurgeSynchronously(), static (q, told) => q.StopAndPurge(told));
        yield return Waits("WdfIoQueueDrainSynchronously", static q => q.DrainSynchronously(), static (q, told) => q.Drain(told));
        yield return Waits("WdfIoQueuePurgeSynchronously", static q => q.PurgeSynchronously(), static (q, told) => q.Purge(told));
        yield return Refused("WdfIoQueueAssignForwardProgressPolicy", static w => w.Queue.AssignForwardProgressPolicy(new WdfIoQueueForwardProgressPolicy(1)));
    }

    // A call that waits, and its twin that has a callback.
    private static (string Id, RuleCase Rule) Waits(string ddi, Action<WdfIoQueue> waits, Action<WdfIoQueue, EvtWdfIoQueueState> twin) => ($"FxVerifierCheckIrqlLevel-{ddi}", new(
        w =>
        {
            w.AtDispatch(() => waits(w.Queue));
            w.Answer = w.Queue.State.IsReady;
        },
        w =>
        {
            var isTold = false;
            w.AtDispatch(() => twin(w.Queue, (_, _) => isTold = true));
            w.Kernel.RunUntilIdle();
            isTold.Should().BeTrue();
        })
    {
        On = true,
        Off = false,
    });
}
