namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Spin locks of the kernel in WDM drivers.</summary>
public class SpinLockUseTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "SpinLock",
            kernel =>
            {
                var guard = new KernelSpinLock(kernel, "guard");
                var device = new DispatchDriver(kernel, (driver, irp) =>
                {
                    driver.HoldIrp(irp);
                    guard.Acquire();
                    return NtStatus.Pending;
                }).Device;
                IoManager.CallDriver(device, WdmWorld.NewIrp(kernel, device));
            },
            kernel => WdmWorld.InDispatch(kernel, () => WdmWorld.UnderSpinLock(kernel, () => WdmWorld.UnderSpinLock(kernel, static () => { })))
        },
        {
            "SpinlockRelease",
            kernel =>
            {
                var guard = new KernelSpinLock(kernel, "guard");
                var old = guard.Acquire();
                guard.Release(old);
                kernel.RaiseIrql(Irql.Dispatch);
                guard.Release(old);
            },
            kernel =>
            {
                var guard = new KernelSpinLock(kernel, "guard");
                guard.Release(guard.Acquire());
                guard.Release(guard.Acquire());
            }
        },
        {
            "SpinLockDpc",
            kernel =>
            {
                var guard = new KernelSpinLock(kernel, "guard");
                KeAcquireSpinLockRaiseToDpc(guard);
                KeAcquireSpinLockAtDpcLevel(guard);
            },
            kernel =>
            {
                var (guard, other) = (new KernelSpinLock(kernel), new KernelSpinLock(kernel));
                var old = KeAcquireSpinLockRaiseToDpc(guard);
                KeAcquireSpinLockAtDpcLevel(other);
                KeReleaseSpinLockFromDpcLevel(other);
                KeReleaseSpinLock(guard, old);
            }
        },
        {
            "IrqlKeReleaseSpinLock",
            kernel =>
            {
                var (first, second) = (new KernelSpinLock(kernel), new KernelSpinLock(kernel));
                var outer = first.Acquire();
                var inner = second.Acquire();
                second.Release(outer);
                first.Release(inner);
            },
            kernel =>
            {
                // Hand over hand.
                var (first, second) = (new KernelSpinLock(kernel), new KernelSpinLock(kernel));
                var outer = first.Acquire();
                var inner = second.Acquire();
                first.Release(inner);
                second.Release(outer);
            }
        },
        {
            "0xC4_0x32",
            kernel =>
            {
                var guard = new KernelSpinLock(kernel);
                var old = guard.Acquire();
                kernel.RaiseIrql(WdmWorld.DeviceIrql);
                guard.Release(old);
            },
            kernel => WdmWorld.UnderSpinLock(kernel, static () => { }),
            "IrqlKeReleaseSpinLock"
        },
        {
            "0xC4_0x35",
            kernel =>
            {
                var old = IoManager.AcquireCancelSpinLock(kernel);
                kernel.RaiseIrql(WdmWorld.DeviceIrql);
                IoManager.ReleaseCancelSpinLock(kernel, old);
            },
            kernel => IoManager.ReleaseCancelSpinLock(kernel, IoManager.AcquireCancelSpinLock(kernel))
        },
        {
            "0xC4_0x40",
            kernel => WdmWorld.At(kernel, Irql.Apc, () => new KernelSpinLock(kernel).AcquireAtDpcLevel()),
            kernel => WdmWorld.At(kernel, Irql.Dispatch, () => AcquireAndRelease(kernel)),
            "IrqlDispatch"
        },
        {
            "0xC4_0x41",
            kernel => new KernelSpinLock(kernel).ReleaseFromDpcLevel(),
            kernel => WdmWorld.InDpc(kernel, () => AcquireAndRelease(kernel)),
            "IrqlDispatch"
        },
        {
            "0xC4_0x42",
            kernel => WdmWorld.At(kernel, WdmWorld.DeviceIrql, () => new KernelSpinLock(kernel).Acquire()),
            kernel => WdmWorld.At(kernel, Irql.Dispatch, () => WdmWorld.UnderSpinLock(kernel, static () => { })),
            "IrqlKeDispatchLte"
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_mixed_pair_leaves_the_IRQL_up_and_is_legal_when_the_driver_lowers_it(bool lowers)
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() => WdmWorld.InDispatch(kernel, () =>
        {
            KeInitializeSpinLock(out var guard);
            KeAcquireSpinLock(guard, out var old);
            KeReleaseSpinLockFromDpcLevel(guard);
            if (lowers)
            {
                KeLowerIrql(old);
            }
        }));

        if (lowers)
        {
            run.Should().NotThrow();
        }
        else
        {
            run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("SpinLockDpc");
        }
    }

    [Fact]
    public void A_lock_taken_after_a_raise_may_be_released_with_the_level_before_the_raise()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var guard = new KernelSpinLock(kernel);
            var old = KeRaiseIrqlToDpcLevel();
            guard.AcquireAtDpcLevel();
            guard.Release(old);
            kernel.CurrentIrql.Should().Be(Irql.Passive);
        });
    }

    [Fact]
    public void Trying_a_lock_that_one_holds_is_reported_too()
    {
        using var kernel = new SimulatedKernel();
        var run = () => kernel.Run(() => WdmWorld.InDpc(kernel, () =>
        {
            var guard = new KernelSpinLock(kernel);
            guard.Acquire();
            guard.TryAcquire();
        }));

        run.Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("SpinLock");
    }

    [Fact]
    public void A_dispatch_routine_may_return_while_its_caller_holds_a_lock()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() =>
        {
            var device = WdmWorld.DeviceThatRuns(kernel, static () => { });
            WdmWorld.UnderSpinLock(kernel, () => WdmWorld.Send(kernel, device));
        });
    }

    private static void AcquireAndRelease(SimulatedKernel kernel)
    {
        var guard = new KernelSpinLock(kernel);
        guard.AcquireAtDpcLevel();
        guard.ReleaseFromDpcLevel();
    }
}
