using static Wdf.IoTargets.NtStatus;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <content>Raw user buffers, and memory objects.</content>
public partial class KmdfMemoryRuleTests
{
    private static IEnumerable<(string Id, RuleCase Rule)> OfUserBuffers()
    {
        yield return ("FxRequestVerifyRequestIsInCallerContext", new(
            w => w.Write(r => w.Answer = r.RetrieveUnsafeUserInputBuffer(1, out _, out _)),
            w => w.Write(static r => r.Complete(Success)))
        {
            IoType = WdfDeviceIoType.Neither,
            On = InvalidDeviceRequest,
            Off = Success,
            InCallerContext = static (world, r) => r.RetrieveUnsafeUserInputBuffer(1, out _, out _).Should().Be(Success),
        });
        yield return ("WdfRequestRetrieveUnsafeUserInputBuffer-Kind", new(
            w => w.Control(static r => r.Complete(Success), input: new byte[4]),
            w => w.Control(static r => r.Complete(Success), TestBed.Bed.Code(IoMethod.Neither), new byte[4]))
        {
            On = InvalidDeviceRequest,
            Off = InvalidDeviceRequest,
            InCallerContext = static (w, r) => w.Answer = r.RetrieveUnsafeUserInputBuffer(1, out _, out _),
        });
        yield return ("FxRequestVerifyProbeAndLock", new(
            w =>
            {
                w.Control(r => w.Kernel.Spawn("worker", () => w.Answer = Probe(r)));
                w.Kernel.RunUntilIdle();
            },
            w => w.Control(static r =>
            {
                Probe(r).Should().Be(Success);
                r.Complete(Success);
            }))
        {
            Breaks = 0,
            On = AccessViolation,
            Off = Success,
        });
        yield return ("FxRequestProbeAndLock-NoIrp", new(
            w => w.Answer = Probe(w.Driver.CreateRequest()),
            w => w.Control(static r =>
            {
                Probe(r).Should().Be(Success);
                r.Complete(Success);
            }))
        {
            // From 1.9 on the break at the check of the ownership comes before it.
            MinorVersion = 7,
            On = InvalidDeviceRequest,
            Off = InvalidDeviceRequest,
        });
    }

    private static IEnumerable<(string Id, RuleCase Rule)> OfObjects()
    {
        yield return Status(
            "FxRequestBufferValidateMemoryDescriptor",
            InvalidParameter,
            w => w.Bed.SendIoctl(out _, input: new WdfMemoryDescriptor { Type = (WdfMemoryDescriptorType)9 }),
            w => w.Bed.SendIoctl(out _, input: new byte[4]));
        yield return Status(
            "IFxMemoryValidateMemoryOffsets",
            IntegerOverflow,
            w => w.Target.FormatRequestForWrite(w.Created(), w.Bed.Memory(new byte[8]), new WdfMemoryOffset(9, 1)),
            w => w.Target.FormatRequestForWrite(w.Created(), w.Bed.Memory(new byte[8]), new WdfMemoryOffset(7, 1)));
        yield return ("FxPoolDump", new(
            w =>
            {
                var driver = WdfDriver.Create(w.Kernel);
                driver.CreateMemory(4).Reference();
                driver.Unload();
                w.Answer = driver.IsDestroyed;
            },
            w =>
            {
                var driver = WdfDriver.Create(w.Kernel);
                var memory = driver.CreateMemory(4);
                memory.Reference();
                memory.Dereference();
                driver.Unload();
            })
        {
            On = true,
            Off = true,
        });
        yield return Status("FxVerifierCheckNxPoolType", Success, static w => Create(w, PoolType.NonPagedPool, 16), static w => Create(w, PoolType.NonPagedPoolNx, 16));
        yield return ("IFxMemoryCopyFromPtr-ReadOnly", new(
            w => w.Control(r =>
            {
                r.ProbeAndLockUserBufferForRead(new byte[4], 4, out var memory).Should().Be(Success);
                w.Answer = memory!.CopyFromBuffer(0, new byte[4], 4);
                r.Complete(Success);
            }),
            w => w.Control(static r =>
            {
                r.ProbeAndLockUserBufferForRead(new byte[4], 4, out var memory).Should().Be(Success);
                memory!.CopyToBuffer(0, new byte[4], 4).Should().Be(Success);
                r.Complete(Success);
            }))
        {
            On = AccessViolation,
            Off = AccessViolation,
        });
        yield return Status(
            "WdfMemoryCopy-ZeroBytes", InvalidParameter, w => w.Bed.Memory(1).CopyToBuffer(0, new byte[1], 0), w => w.Bed.Memory(1).CopyToBuffer(0, new byte[1], 1));
        yield return Status("WdfMemoryCreate-ZeroSize", InvalidParameter, static w => Create(w, PoolType.NonPagedPoolNx, 0), static w => Create(w, PoolType.NonPagedPoolNx, 1));
        yield return ("VerifierAllocateFailCount", new(
            w => w.Answer = Enumerable.Range(0, 30).Select(_ => WdfRequest.Create(w.Driver, null, w.Target, out var _)).ToList()[^1],
            w => w.Created().Delete())
        {
            Breaks = 0,
            Options = static o => o with { VerifierAllocateFailCount = 20 },
            On = InsufficientResources,
            Off = Success,
        });
    }

    private static (string Id, RuleCase Rule) Status(string id, NtStatus status, Func<RuleWorld, NtStatus> bad, Func<RuleWorld, NtStatus> legal) => (id, new(
        w => w.Answer = bad(w),
        w => legal(w).Should().Be(Success))
    {
        Breaks = 0,
        On = status,
        Off = status,
    });

    private static NtStatus Probe(WdfRequest request) => request.ProbeAndLockUserBufferForRead(new byte[4], 4, out _);

    private static NtStatus Create(RuleWorld w, PoolType pool, nuint size) => WdfMemory.Create(w.Driver, null, pool, 0, size, out _, out _);
}
