namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>Spin locks and wait locks of the framework.</summary>
public class WdfLockUseTests
{
    private static readonly RuleTable Table = new("kmdf")
    {
        {
            "WdfSpinlock",
            kernel =>
            {
                var guard = NewSpinLock(new RuleWorld(kernel));
                guard.Acquire();
                guard.Acquire();
            },
            kernel =>
            {
                var world = new RuleWorld(kernel);
                var (a, b) = (NewSpinLock(world), NewSpinLock(world));
                a.Acquire();
                b.Acquire();
                b.Release();
                a.Release();
            }
        },
        {
            "WdfSpinLockRelease",
            kernel =>
            {
                var world = new RuleWorld(kernel);
                LockCallbacks.InDpc(world, NewSpinLock(world).Acquire);
            },
            kernel =>
            {
                var world = new RuleWorld(kernel);
                var guard = NewSpinLock(world);
                LockCallbacks.InDpc(world, () =>
                {
                    guard.Acquire();
                    guard.Release();
                });
            }
        },
        {
            "WdfWaitlock",
            kernel => TryWhileHeld(kernel, static status => status.IsSuccess),
            kernel => TryWhileHeld(kernel, static status => status == NtStatus.Success)
        },
        {
            "WdfWaitlockRelease",
            kernel =>
            {
                var world = new RuleWorld(kernel);
                var guard = NewWaitLock(world);
                LockCallbacks.InWorkItem(world, () => guard.Acquire());
            },
            kernel =>
            {
                var world = new RuleWorld(kernel);
                var guard = NewWaitLock(world);
                LockCallbacks.InWorkItem(world, () =>
                {
                    guard.Acquire();
                    world.SendIoctl(WdfRequestSendOptions.WithTimeout(TimeSpan.FromSeconds(1)));
                    guard.Release();
                });
            }
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);

    private static WdfSpinLock NewSpinLock(RuleWorld world) =>
        WdfSpinLock.Create(world.Driver, null, out var made) == NtStatus.Success ? made! : throw new InvalidOperationException();

    private static WdfWaitLock NewWaitLock(RuleWorld world) =>
        WdfWaitLock.Create(world.Driver, null, out var made) == NtStatus.Success ? made! : throw new InvalidOperationException();

    private static void TryWhileHeld(SimulatedKernel kernel, Func<NtStatus, bool> isOwned)
    {
        var guard = NewWaitLock(new RuleWorld(kernel));
        var enough = new KernelEvent(kernel, KernelEventType.Notification);
        var holder = kernel.Spawn("holder", () =>
        {
            guard.Acquire();
            kernel.Wait(enough, KernelTimeout.Infinite);
            guard.Release();
        });
        kernel.RunUntilIdle();
        if (isOwned(guard.Acquire(timeout: 0)))
        {
            guard.Release();
        }

        enough.Set();
        holder.Join();
    }
}
