namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Spin locks of the kernel in framework drivers.</summary>
public class KmdfSpinLockTests
{
    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "Spinlock",
            kernel =>
            {
                _ = new RuleWorld(kernel);
                var guard = new KernelSpinLock(kernel);
                var old = guard.Acquire();
                guard.Release(old);
                guard.Release(old);
            },
            kernel =>
            {
                _ = new RuleWorld(kernel);
                var guard = new KernelSpinLock(kernel);
                guard.Release(guard.Acquire());
                guard.Release(guard.Acquire());
            }
        },
        {
            "SpinlockDpc",
            kernel => LockCallbacks.InDpc(kernel, () =>
            {
                var guard = new KernelSpinLock(kernel);
                guard.Acquire();
                guard.Acquire();
            }),
            kernel => LockCallbacks.InDpc(kernel, () =>
            {
                var guard = new KernelSpinLock(kernel);
                guard.Release(guard.Acquire());
            })
        },
        {
            "SpinlockRelease",
            kernel => LockCallbacks.InTimer(kernel, () => new KernelSpinLock(kernel, "guard").Acquire()),
            kernel => LockCallbacks.InTimer(kernel, () =>
            {
                var guard = new KernelSpinLock(kernel, "guard");
                guard.Release(guard.Acquire());
            })
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);
}
