using static Wdf.IoTargets.NtStatus;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>Callback locks and spin locks. The spin lock of an interrupt is not here: there are no interrupts yet.</summary>
public class WdfLockUseRuleTests : RuleTests<WdfLockUseRuleTests>
{
    internal override IEnumerable<(string Id, RuleCase Rule)> Table =>
    [
        ("FxVerifierLockDumpDetails-Order", new(
            w =>
            {
                w.Queue.AcquireLock();
                w.Device.AcquireLock();
                w.Device.ReleaseLock();
                w.Queue.ReleaseLock();
            },
            w =>
            {
                w.Device.AcquireLock();
                w.Queue.AcquireLock();
                w.Queue.ReleaseLock();
                w.Device.ReleaseLock();
            })),
        ("FxVerifierLockUnlock-NotOwner", new(
            w =>
            {
                var queue = PassiveQueue(w, static (_, r) => r.Complete(Success), WdfSynchronizationScope.None);
                w.Kernel.Spawn("holder", queue.AcquireLock);
                w.Kernel.RunUntilIdle();
                queue.ReleaseLock();
            },
            w =>
            {
                var queue = PassiveQueue(w, static (_, r) => r.Complete(Success), WdfSynchronizationScope.None);
                queue.AcquireLock();
                queue.ReleaseLock();
            })
        {
            Breaks = 2,
        }),
        ("FxCallbackLockCheckOwnership", new(
            w => Forward(w, static (queue, request) =>
            {
                queue.ReleaseLock();
                request.Complete(Success);
            }),
            w => Forward(w, static (queue, request) =>
            {
                queue.Device.AcquireLock();
                queue.Device.ReleaseLock();
                request.Complete(Success);
            }))
        {
            Breaks = 2,
        }),
        ("FxSpinLock-Recursion", new(
            w =>
            {
                var made = Made.SpinLock(w);
                made.Acquire();
                made.Acquire();
            },
            w =>
            {
                var made = Made.SpinLock(w);
                made.Acquire();
                made.Release();
                made.Acquire();
                made.Release();
            })
        {
            Breaks = 0,
            Hangs = true,
        }),
    ];

    // What reaches the device's default queue goes on to a queue whose callbacks are serialised.
    private static void Forward(RuleWorld w, EvtWdfIoQueueIoDefault evt)
    {
        var queue = PassiveQueue(w, evt, WdfSynchronizationScope.Queue);
        w.Control(r => r.ForwardToIoQueue(queue));
        w.Kernel.RunUntilIdle();
    }

    private static WdfIoQueue PassiveQueue(RuleWorld w, EvtWdfIoQueueIoDefault evt, WdfSynchronizationScope scope)
    {
        var attributes = new WdfObjectAttributes { ExecutionLevel = WdfExecutionLevel.Passive, SynchronizationScope = scope };
        WdfIoQueue.Create(w.Device, new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel) { EvtIoDefault = evt }, attributes, out var queue).Should().Be(Success);
        return queue!;
    }
}
