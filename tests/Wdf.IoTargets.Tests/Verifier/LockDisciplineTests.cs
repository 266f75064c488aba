namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Orders, types and owners of locks.</summary>
public class LockDisciplineTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "0xC4_0x1001",
            kernel =>
            {
                var (a, b) = (new KernelSpinLock(kernel, "A"), new KernelSpinLock(kernel, "B"));
                Both(a, b);
                Both(b, a);
            },
            kernel =>
            {
                var (a, b, outer) = (new KernelSpinLock(kernel), new KernelSpinLock(kernel), new KernelSpinLock(kernel));
                var old = outer.Acquire();
                Both(a, b);
                Both(b, a);
                outer.Release(old);
            }
        },
        {
            "0xC4_0x1002",
            static _ => KeAcquireSpinLock(null, out var _),
            static _ =>
            {
                KeInitializeSpinLock(out var guard);
                KeAcquireSpinLock(guard, out var old);
                KeReleaseSpinLock(guard, old);
            }
        },
        {
            "0xC4_0x1003",
            kernel =>
            {
                var (a, b) = (new KernelSpinLock(kernel, "A"), new KernelSpinLock(kernel, "B"));
                var outer = a.Acquire();
                var inner = b.Acquire();
                a.Release(inner);
                b.Release(outer);
            },
            kernel => Both(new KernelSpinLock(kernel), new KernelSpinLock(kernel))
        },
        {
            "0xC4_0x1004",
            kernel =>
            {
                var mutex = new KernelMutex(kernel);
                kernel.Wait(mutex, KernelTimeout.Infinite);
                kernel.Spawn("other", () => mutex.Release()).Join();
            },
            kernel =>
            {
                var semaphore = new KernelSemaphore(kernel, 0, 1);
                kernel.Spawn("other", () => semaphore.Release());
                kernel.Wait(semaphore, KernelTimeout.Infinite);
            }
        },
        {
            "0xC4_0x1005",
            static _ =>
            {
                KeInitializeSpinLock(out var guard);
                KeAcquireSpinLock(guard, out var _);
                KeInitializeSpinLock(out guard);
            },
            static _ =>
            {
                KeInitializeSpinLock(out var guard);
                KeAcquireSpinLock(guard, out var old);
                KeReleaseSpinLock(guard, old);
                KeInitializeSpinLock(out guard);
            }
        },
        {
            "0xC4_0x1007",
            static _ =>
            {
                KeInitializeSpinLock(out var guard);
                KeAcquireInStackQueuedSpinLock(guard, out KLOCK_QUEUE_HANDLE handle);
                KeReleaseInStackQueuedSpinLock(handle);
                KeReleaseInStackQueuedSpinLock(handle);
            },
            kernel =>
            {
                var guard = new KernelSpinLock(kernel);
                var handle = new KernelLockQueueHandle();
                guard.AcquireQueued(handle);
                handle.Release();
                guard.AcquireQueued(handle);
                handle.Release();
            }
        },
        {
            "0xC4_0x1008",
            kernel =>
            {
                var guard = new KernelSpinLock(kernel);
                guard.Release(guard.Acquire());
                guard.AcquireQueued(new KernelLockQueueHandle());
            },
            kernel =>
            {
                var guard = new KernelSpinLock(kernel);
                guard.Release(guard.Acquire());
                WdmWorld.InDpc(kernel, () =>
                {
                    guard.AcquireAtDpcLevel();
                    guard.ReleaseFromDpcLevel();
                });
            }
        },
        {
            "0xC4_0x1009",
            kernel =>
            {
                var guard = new KernelSpinLock(kernel);
                var handle = new KernelLockQueueHandle();
                guard.AcquireQueued(handle);
                guard.Release(handle.OldIrql);
            },
            kernel =>
            {
                var guard = new KernelSpinLock(kernel);
                guard.Release(guard.AcquireRaiseToDpc());
            }
        },
        {
            "0xC4_0x100A",
            kernel => kernel.Spawn("careless", () => new KernelSpinLock(kernel).Acquire()).Join(),
            kernel => kernel.Spawn("careful", () => WdmWorld.UnderSpinLock(kernel, static () => { })).Join()
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    [Fact]
    public void A_lock_that_is_only_tried_makes_no_order()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var (a, b) = (new KernelSpinLock(kernel), new KernelSpinLock(kernel));
            Both(a, b);
            var old = b.Acquire();
            a.TryAcquire().Should().BeTrue();
            a.ReleaseFromDpcLevel();
            b.Release(old);
        });
    }

    [Fact]
    public void An_order_over_three_locks_is_found()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() =>
        {
            var (a, b, c) = (new KernelSpinLock(kernel), new KernelSpinLock(kernel), new KernelSpinLock(kernel));
            Both(a, b);
            Both(b, c);
            Both(c, a);
        });

        run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("0xC4_0x1001");
    }

    [Fact]
    public void The_body_of_a_test_must_not_end_with_a_lock_either()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() => kernel.Wait(new KernelMutex(kernel), KernelTimeout.Infinite));

        run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("0xC4_0x100A");
    }

    private static void Both(KernelSpinLock first, KernelSpinLock second)
    {
        var old = first.Acquire();
        second.Release(second.Acquire());
        first.Release(old);
    }
}
