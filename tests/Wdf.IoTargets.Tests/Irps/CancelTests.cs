namespace Wdf.IoTargets.Tests.Irps;

public class CancelTests
{
    [Fact]
    public void Setting_a_routine_exchanges_it()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = world.Allocate(1);
            DriverCancel first = static (_, _) => { };
            DriverCancel second = static (_, _) => { };
            irp.SetCancelRoutine(first).Should().BeNull();
            irp.SetCancelRoutine(second).Should().BeSameAs(first);
            irp.CancelRoutine.Should().BeSameAs(second);
            irp.SetCancelRoutine(null).Should().BeSameAs(second);
            irp.SetCancelRoutine(null).Should().BeNull();
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void Without_a_routine_cancel_is_false_and_leaves_its_mark()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = world.Allocate(1);
            IoManager.CancelIrp(irp).Should().BeFalse();
            irp.Cancel.Should().BeTrue();
            world.Kernel.CurrentIrql.Should().Be(Irql.Passive);
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void The_routine_runs_at_dispatch_level_with_the_lock_and_the_device_of_the_current_location()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var device = world.Device("slow", (_, irp) =>
            {
                irp.MarkIrpPending();
                irp.SetCancelRoutine((d, i) =>
                {
                    world.Log.Add($"{d!.Name} {world.Kernel.CurrentIrql} {i.CancelIrql} {i.Cancel} {i.CancelRoutine is null}");
                    IoManager.ReleaseCancelSpinLock(world.Kernel, i.CancelIrql);
                    world.Log.Add(world.Kernel.CurrentIrql.ToString());
                    IrpWorld.Complete(i, NtStatus.Cancelled);
                });
                irp.Cancel.Should().BeFalse();
                return NtStatus.Pending;
            });
            var irp = world.Allocate(1);
            irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
            IoManager.CallDriver(device, irp);
            IoManager.CancelIrp(irp).Should().BeTrue();
            IoManager.FreeIrp(irp);
        });

        world.Log.Should().Equal("slow Dispatch Passive True True", "Passive", "creator null STATUS_CANCELLED");
    }

    [Fact]
    public void True_does_not_mean_completed()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            Irp? kept = null;
            var device = world.Device("slow", (_, irp) =>
            {
                irp.MarkIrpPending();
                irp.SetCancelRoutine((_, i) =>
                {
                    kept = i;
                    IoManager.ReleaseCancelSpinLock(world.Kernel, i.CancelIrql);
                });
                irp.Cancel.Should().BeFalse();
                return NtStatus.Pending;
            });
            var irp = world.Allocate(1);
            irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
            IoManager.CallDriver(device, irp);
            IoManager.CancelIrp(irp).Should().BeTrue();
            world.Log.Should().BeEmpty();
            IrpWorld.Complete(kept!, NtStatus.Success);
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void The_cancel_spin_lock_excludes_cancellation()
    {
        using var world = new IrpWorld(new SimulatedKernelOptions { Strategy = new RandomStrategy(11) });
        world.Run(() =>
        {
            var irp = world.Allocate(1);
            var old = IoManager.AcquireCancelSpinLock(world.Kernel);
            var canceller = world.Kernel.Spawn("canceller", () => IoManager.CancelIrp(irp));
            for (var i = 0; i < 20; i++)
            {
                world.Event().Set();
            }

            irp.Cancel.Should().BeFalse();
            IoManager.ReleaseCancelSpinLock(world.Kernel, old);
            canceller.Join();
            irp.Cancel.Should().BeTrue();
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void Cancelling_a_completed_irp_is_bug_check_48()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);

        world.ViolationOf(() =>
        {
            var irp = world.Allocate(1);
            IoManager.CallDriver(world.Device("disk", IrpWorld.Inline(NtStatus.Success)), irp);
            IoManager.CancelIrp(irp);
        }).BugCheckCode.Should().Be(0x48);
    }

    [Fact]
    public void An_exception_of_a_cancel_routine_gives_the_lock_back_and_is_reported()
    {
        using var world = new IrpWorld();
        var act = () => world.Run(() =>
        {
            var irp = world.Allocate(1);
            irp.SetCancelRoutine(static (_, _) => throw new FormatException("bad"));
            IoManager.CancelIrp(irp).Should().BeTrue();
            world.Kernel.CurrentIrql.Should().Be(Irql.Passive);
            IoManager.ReleaseCancelSpinLock(world.Kernel, IoManager.AcquireCancelSpinLock(world.Kernel));
        });

        act.Should().Throw<KernelRunException>().WithMessage("The cancel routine of IRP 1 threw FormatException: bad");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_insert_pattern_completes_once_whatever_wins(bool ownStacks)
    {
        var outcomes = new HashSet<NtStatus>();
        for (var seed = 0; seed < 300; seed++)
        {
            using var world = new IrpWorld(new SimulatedKernelOptions { Strategy = new RandomStrategy(seed, ownStacks), TraceCapacity = 0 });
            world.Run(() => outcomes.Add(RaceOfCancelAndService(world)));
            world.Log.Should().ContainSingle();
        }

        outcomes.Should().BeEquivalentTo([NtStatus.Success, NtStatus.Cancelled]);
    }

    // The queue of one entry of a WDM driver: insert marks pending, sets the routine, looks at Cancel, retracts.
    private static NtStatus RaceOfCancelAndService(IrpWorld world)
    {
        var guard = new KernelSpinLock(world.Kernel);
        Irp? queued = null;
        void Remove(Irp irp)
        {
            var old = guard.Acquire();
            queued = ReferenceEquals(queued, irp) ? null : queued;
            guard.Release(old);
        }

        var device = world.Device("queue", (d, irp) =>
        {
            irp.MarkIrpPending();
            var old = guard.Acquire();
            queued = irp;
            irp.SetCancelRoutine((_, i) =>
            {
                IoManager.ReleaseCancelSpinLock(world.Kernel, i.CancelIrql);
                Remove(i);
                IrpWorld.Complete(i, NtStatus.Cancelled);
            });
            if (irp.Cancel && irp.SetCancelRoutine(null) is not null)
            {
                queued = null;
                guard.Release(old);
                IrpWorld.Complete(irp, NtStatus.Cancelled);
                return NtStatus.Pending;
            }

            guard.Release(old);
            return NtStatus.Pending;
        });
        var done = world.Event();
        var irp = world.Allocate(1);
        irp.SetCompletionRoutine(
            (_, i, _) =>
            {
                world.Log.Add(i.IoStatus.Status.ToName());
                done.Set();
                return NtStatus.MoreProcessingRequired;
            },
            null,
            true,
            true,
            true);
        var canceller = world.Kernel.Spawn("canceller", () => IoManager.CancelIrp(irp));
        IoManager.CallDriver(device, irp).Should().Be(NtStatus.Pending);
        world.Kernel.Post("service", () =>
        {
            var old = guard.Acquire();
            var mine = queued is { } q && q.SetCancelRoutine(null) is not null ? q : null;
            queued = mine is null ? queued : null;
            guard.Release(old);
            if (mine is not null)
            {
                IrpWorld.Complete(mine, NtStatus.Success);
            }
        });
        world.Kernel.Wait(done, KernelTimeout.Infinite);
        canceller.Join();
        world.Kernel.RunUntilIdle();
        var status = irp.IoStatus.Status;
        IoManager.FreeIrp(irp);
        return status;
    }
}
