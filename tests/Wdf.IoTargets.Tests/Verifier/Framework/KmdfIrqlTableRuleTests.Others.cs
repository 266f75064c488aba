using static Wdf.IoTargets.NtStatus;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <content>Memory, requests, support objects, devices.</content>
public partial class KmdfIrqlTableRuleTests
{
    private static IEnumerable<(string Id, RuleCase Rule)> Others()
    {
        yield return ("FxVerifierCheckIrqlLevel-WdfMemoryCreate", new(
            w => w.AtDispatch(() => w.Answer = CreateMemory(w, PoolType.PagedPool)),
            w =>
            {
                w.AtDispatch(() => CreateMemory(w, PoolType.NonPagedPoolNx).Should().Be(Success));
                w.At(Irql.Apc, () => CreateMemory(w, PoolType.PagedPool).Should().Be(Success));
            })
        {
            On = InvalidDeviceRequest,
            Off = Success,
        });
        yield return ("FxVerifierCheckIrqlLevel-WdfLookasideListCreate", new(
            w => w.AtDispatch(() => w.Answer = CreateLookaside(w, PoolType.PagedPool)),
            w => w.AtDispatch(() => CreateLookaside(w, PoolType.NonPagedPoolNx).Should().Be(Success)))
        {
            On = InvalidDeviceRequest,
            Off = Success,
        });
        yield return ("FxVerifierCheckIrqlLevel-WdfRequestRetrieveUnsafeUserBuffer", new(
            w => w.Write(r => w.AtDispatch(() => w.Answer = r.RetrieveUnsafeUserInputBuffer(1, out _, out _))),
            w => w.Write(static r => r.Complete(Success)))
        {
            IoType = WdfDeviceIoType.Neither,
            On = InvalidDeviceRequest,
            Off = Success,
            InCallerContext = static (world, r) => r.RetrieveUnsafeUserInputBuffer(1, out _, out _).Should().Be(Success),
        });
        yield return ("FxVerifierCheckIrqlLevel-WdfRequestProbeAndLockUserBuffer", new(
            w => w.Control(r => w.AtDispatch(() => w.Answer = r.ProbeAndLockUserBufferForRead(new byte[4], 4, out _))),
            w => w.Control(r =>
            {
                r.ProbeAndLockUserBufferForRead(new byte[4], 4, out _).Should().Be(Success);
                r.Complete(Success);
            }))
        {
            On = InvalidDeviceRequest,
            Off = Success,
        });
        foreach (var rule in Support())
        {
            yield return rule;
        }

        yield return ("FxVerifierCheckIrqlLevel-WdfDeviceCreate", new(
            w => w.AtDispatch(() => w.Answer = WdfDevice.Create(w.Driver.AllocateDeviceInit(), null, out _)),
            w => WdfDevice.Create(w.Driver.AllocateDeviceInit(), null, out _).Should().Be(Success))
        {
            On = InvalidDeviceRequest,
            Off = Success,
        });
    }

    private static IEnumerable<(string Id, RuleCase Rule)> Support()
    {
        yield return ("FxVerifierCheckIrqlLevel-WdfWaitLockAcquire", new(
            w =>
            {
                var made = Made.WaitLock(w);
                w.AtDispatch(() => w.Answer = made.Acquire());
            },
            w =>
            {
                var made = Made.WaitLock(w);
                w.AtDispatch(() => made.Acquire(0).Should().Be(Success));
                made.Release();
            })
        {
            On = InvalidDeviceRequest,
            Off = Success,
        });
        yield return Refused("WdfTimerStop", static w =>
        {
            var made = Made.Timer(w, static _ => { });
            made.Start(-10_000);
            return made.Stop;
        });
        yield return ("FxVerifierCheckIrqlLevel-WdfWorkItemFlush", new(
            w =>
            {
                var made = Made.WorkItem(w, static _ => { });
                w.AtDispatch(made.Flush);
            },
            w => Made.WorkItem(w, static _ => { }).Flush()));
        yield return Refused("WdfDpcCancel", static w =>
        {
            var made = Made.Dpc(w, static _ => { });
            return wait =>
            {
                made.Enqueue();
                return made.Cancel(wait);
            };
        });
        yield return Refused("WdfStringCreate", w => WdfString.Create(w.Driver, null, null, out _));
    }

    // Stopping with a wait at DISPATCH_LEVEL; without one it is legal there.
    private static (string Id, RuleCase Rule) Refused(string ddi, Func<RuleWorld, Func<bool, bool>> make) => ($"FxVerifierCheckIrqlLevel-{ddi}", new(
        w =>
        {
            var stop = make(w);
            w.AtDispatch(() => w.Answer = stop(true));
        },
        w =>
        {
            var stop = make(w);
            w.AtDispatch(() => stop(false).Should().BeTrue());
        })
    {
        On = false,
        Off = true,
    });

    private static NtStatus CreateMemory(RuleWorld w, PoolType pool) => WdfMemory.Create(w.Driver, null, pool, 0, 16, out _, out _);

    private static NtStatus CreateLookaside(RuleWorld w, PoolType pool) => WdfLookaside.Create(w.Driver, null, 64, pool, null, 0, out _);
}
