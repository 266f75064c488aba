using static Wdf.IoTargets.NtStatus;

namespace Wdf.IoTargets.Tests.Verifier.Framework;

/// <summary>The framework's bug check WDF_VIOLATION.</summary>
public class WdfViolationRuleTests : RuleTests<WdfViolationRuleTests>
{
    internal override IEnumerable<(string Id, RuleCase Rule)> Table => [.. Requests(), .. Queues(), .. Handles(), .. Objects(), .. Locks(), .. Callbacks()];

    private static IEnumerable<(string Id, RuleCase Rule)> Requests()
    {
        yield return Code(6, "6_WDF_REQUEST_FATAL_ERROR_NO_MORE_STACK_LOCATIONS", new(
            w => w.FromIrp(locations: 1).FormatUsingCurrentType(),
            w =>
            {
                var request = w.FromIrp(locations: 2);
                request.FormatUsingCurrentType();
                RuleWorld.End(request);
            })
        {
            Parameter2 = 1,
        });
        yield return Code(6, "6_WDF_REQUEST_FATAL_ERROR_NULL_IRP", new(
            w => w.Driver.CreateRequest().FormatUsingCurrentType(),
            w => w.Control(static r =>
            {
                r.FormatUsingCurrentType();
                r.Complete(Success);
            }))
        {
            Parameter2 = 2,
        });
        yield return Code(6, "6_WDF_REQUEST_FATAL_ERROR_REQUEST_ALREADY_SENT", new(
            w =>
            {
                w.Lower.Pends();
                w.Bed.Sent().Send(w.Target);
            },
            w =>
            {
                var request = w.Bed.Sent();
                request.Reuse();
                w.Bed.Format(request);
                request.Send(w.Target).Should().BeTrue();
            })
        {
            Parameter2 = 3,
        });
        yield return Code(6, "6_WDF_REQUEST_FATAL_ERROR_INFORMATION_LENGTH_MISMATCH", new(
            w => w.Read(static r => r.CompleteWithInformation(Success, 5)),
            w =>
            {
                w.Read(static r => r.CompleteWithInformation(Success, 4));
                w.Read(static r => r.CompleteWithInformation(BufferOverflow, 5));
            })
        {
            IoType = WdfDeviceIoType.Direct,
            Parameter2 = 4,
            IsFatalWithout = false,
        });
        yield return Code(6, "6_WDF_REQUEST_FATAL_ERROR_REQUEST_NOT_IN_QUEUE", new(
            w => Unmark(w, byTwo: true),
            w => Unmark(w, byTwo: false))
        {
            Parameter2 = 5,
            IsFatalWithout = false,
        });
        yield return Code(3, "3_WDF_VERIFIER_FATAL_ERROR", new(
            w => Borrow(w, static _ => { }),
            w => Borrow(w, static own => own.Reuse())));
    }

    private static IEnumerable<(string Id, RuleCase Rule)> Queues()
    {
        yield return Code(0xA, "A_WDF_QUEUE_FATAL_ERROR", new(
            w => w.Control(_ =>
            {
                w.Queue.Stop(static (_, _) => { });
                w.Queue.Stop(static (_, _) => { });
            }),
            w => w.Control(r =>
            {
                w.Queue.Stop();
                w.Queue.Stop();
                w.Queue.Stop(static (queue, _) => queue.Stop(static (_, _) => { }));
                r.Complete(Success);
            })));
    }

    private static IEnumerable<(string Id, RuleCase Rule)> Handles()
    {
        yield return Code(4, "4_WDF_REQUIRED_PARAMETER_IS_NULL", new(
            static _ => WdfObjectReference(NULL),
            static _ => WdfRequestCreate(NULL, NULL, out var _).Should().Be(Success)));
        yield return Code(5, "5_WDF_INVALID_HANDLE-NullHandle", new(
            static w => WdfRequestChangeTarget(w.Created(), NULL),
            static _ => WdfRequestCreate(NULL, NULL, out var _).Should().Be(Success))
        {
            Parameter2 = 0,
        });
        yield return Code(5, "5_WDF_INVALID_HANDLE-WrongType", new(
            static w => WdfIoTargetClose(WdfDeviceGetIoTarget(w.Device)),
            static w =>
            {
                WdfIoTargetStop(WdfDeviceGetIoTarget(w.Device), WdfIoTargetCancelSentIo);
                WdfIoTargetClose(w.OpenedRemote());
            }));
    }

    private static IEnumerable<(string Id, RuleCase Rule)> Objects()
    {
        yield return Code(7, "7_WDF_OBJECT_ERROR", new(
            w => Made.Object(w).Dereference(),
            w =>
            {
                var made = Made.Object(w);
                made.Reference();
                made.Dereference();
                made.Delete();
            }));
        yield return Code(7, "7_WDF_OBJECT_ERROR-NotDisposed", new(
            w => w.Driver.CreateDevice().Dereference(),
            w =>
            {
                var device = w.Driver.CreateDevice();
                device.Reference();
                device.Dereference();
            })
        {
            // The general check, which looks for the place in the tree.
            IsFatalWithout = false,
            OffBugCheck = 0x10D,
        });
    }

    private static IEnumerable<(string Id, RuleCase Rule)> Locks()
    {
        yield return Code(0xB, "B_WDF_INVALID_LOCK_OPERATION-NoLock", new(
            w => w.Created().AcquireLock(),
            w =>
            {
                var queue = w.ManualQueue();
                queue.AcquireLock();
                queue.ReleaseLock();
            })
        {
            Breaks = 2,
        });
        yield return Code(0xB, "B_WDF_INVALID_LOCK_OPERATION-NotOwner", new(
            w => Made.SpinLock(w).Release(),
            w =>
            {
                var made = Made.SpinLock(w);
                made.Acquire();
                made.Release();
            })
        {
            IsFatalWithout = false,
        });
        yield return Code(2, "2_WDF_RECURSIVE_LOCK", new(
            w =>
            {
                w.Device.AcquireLock();
                w.Device.AcquireLock();
            },
            w =>
            {
                var timer = Made.Timer(w, _ =>
                {
                    w.Device.AcquireLock();
                    w.Device.ReleaseLock();
                });
                timer.Start(-10_000);
                w.Kernel.RunFor(TimeSpan.FromMilliseconds(2));
            }));
    }

    private static IEnumerable<(string Id, RuleCase Rule)> Callbacks()
    {
        yield return Code(0xE, "E_WDF_VERIFIER_IRQL_MISMATCH", new(
            w => Keep(w, Made.SpinLock(w).Acquire, static () => { }),
            w =>
            {
                var made = Made.SpinLock(w);
                Keep(w, made.Acquire, made.Release);
            })
        {
            Parameter2 = (ulong)Irql.Passive,
            Options = static o => o with { CheckCallbackIrql = true },
        });
        yield return Code(0xF, "F_WDF_VERIFIER_CRITICAL_REGION_MISMATCH", new(
            w => Keep(w, w.Kernel.EnterCriticalRegion, static () => { }),
            w =>
            {
                var made = Made.WaitLock(w);
                Keep(w, w.Kernel.EnterCriticalRegion, w.Kernel.LeaveCriticalRegion);
                Keep(w, () => made.Acquire(), made.Release);
            })
        {
            Options = static o => o with { CheckCallbackIrql = true },
        });
    }

    private static (string Id, RuleCase Rule) Code(ulong code, string id, RuleCase rule) =>
        ($"WDF_VIOLATION_{id}", rule with { BugCheck = 0x10D, Parameter1 = code });

    // A presented request is completed while its memory is part of another request's format.
    private static void Borrow(RuleWorld w, Action<WdfRequest> giveBack) => w.Control(
        r =>
        {
            r.RetrieveInputMemory(out var memory).Should().Be(Success);
            var own = w.Created();
            w.Target.FormatRequestForWrite(own, memory).Should().Be(Success);
            giveBack(own);
            r.Complete(Success);
        },
        input: new byte[4]);

    // A callback enters something, and leaves it before it returns, or not.
    private static void Keep(RuleWorld w, Action enter, Action leave) => w.Control(r =>
    {
        enter();
        leave();
        r.Complete(Success);
    });

    private static void Unmark(RuleWorld w, bool byTwo)
    {
        var queue = w.ManualQueue();
        w.Control(r => r.ForwardToIoQueue(queue));
        queue.RetrieveNextRequest(out var request).Should().Be(Success);
        request!.MarkCancelable(static _ => { });
        StepGate? gate = null;
        if (byTwo)
        {
            gate = w.Kernel.HoldAt(KernelStep.RequestCancelableChanged, request);
            w.Kernel.Spawn("second", () => request.UnmarkCancelable());
            gate.WaitUntilReached();
        }

        request.UnmarkCancelable().Should().Be(Success);
        request.Requeue().Should().Be(Success);
        gate?.Release();
        w.Kernel.RunUntilIdle();
        if (!byTwo)
        {
            queue.RetrieveNextRequest(out var again).Should().Be(Success);
            again!.Complete(Success);
        }
    }
}
