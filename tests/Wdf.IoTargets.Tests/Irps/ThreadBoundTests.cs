namespace Wdf.IoTargets.Tests.Irps;

public class ThreadBoundTests
{
    [Fact]
    public void A_thread_that_ends_cancels_all_its_irps_and_then_waits_for_them()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var device = world.Device("slow", (d, irp) =>
            {
                irp.MarkIrpPending();
                irp.SetCancelRoutine((_, i) =>
                {
                    IoManager.ReleaseCancelSpinLock(world.Kernel, i.CancelIrql);
                    world.Log.Add($"cancel {i.Name}");
                    world.Kernel.Spawn("finisher", () =>
                    {
                        world.Kernel.Sleep(TimeSpan.FromSeconds(1));
                        world.Log.Add($"end {i.Name}");
                        IrpWorld.Complete(i, NtStatus.Cancelled);
                    });
                });
                irp.Cancel.Should().BeFalse();
                return NtStatus.Pending;
            });
            var thread = world.Kernel.Spawn("sender", () =>
            {
                for (var i = 0; i < 2; i++)
                {
                    IoManager.CallDriver(device, IoManager.BuildSynchronousFsdRequest(MajorFunction.FlushBuffers, device, default, null, world.Event(), new IoStatusTarget())!);
                }
            });
            thread.Join();
            world.Kernel.Elapsed.Should().Be(TimeSpan.FromSeconds(1));
        });

        world.Log.Should().Equal("cancel IRP 1", "cancel IRP 2", "end IRP 1", "end IRP 2");
    }

    [Fact]
    public void After_five_minutes_the_thread_goes_and_the_irp_is_reported()
    {
        using var world = new IrpWorld();
        var act = () => world.Run(() =>
        {
            var device = world.Device("deaf", static (_, irp) =>
            {
                irp.MarkIrpPending();
                return NtStatus.Pending;
            });
            world.Kernel.Spawn("clock", () => world.Kernel.Sleep(TimeSpan.FromHours(1)));
            Irp irp = null!;
            world.Kernel.Spawn("sender", () =>
            {
                irp = IoManager.BuildSynchronousFsdRequest(MajorFunction.FlushBuffers, device, default, null, world.Event(), new IoStatusTarget())!;
                IoManager.CallDriver(device, irp);
            }).Join();
            world.Kernel.Elapsed.Should().Be(TimeSpan.FromMinutes(5));
            irp.Cancel.Should().BeTrue();
            irp.Tail.Overlay.Thread.Should().BeNull();
            world.Kernel.RunFor(TimeSpan.FromHours(1));
        });

        act.Should().Throw<KernelRunException>().WithMessage("Left over: IRP 1: was sent and never completed; deaf has it.");
    }

    [Fact]
    public void A_free_irp_does_not_concern_the_thread()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            Irp? kept = null;
            var device = world.Device("slow", (_, irp) =>
            {
                irp.MarkIrpPending();
                kept = irp;
                return NtStatus.Pending;
            });
            world.Kernel.Spawn("sender", () =>
            {
                var irp = IoManager.BuildAsynchronousFsdRequest(MajorFunction.FlushBuffers, device, default, null, null)!;
                irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
                IoManager.CallDriver(device, irp);
            }).Join();
            kept!.Cancel.Should().BeFalse();
            IrpWorld.Complete(kept, NtStatus.Success);
            IoManager.FreeIrp(kept);
        });
    }

    [Fact]
    public void A_thread_whose_irps_are_completed_ends_at_once()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var device = world.Device("fast", IrpWorld.Inline(NtStatus.Success));
            world.Kernel.Spawn("sender", () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    IoManager.CallDriver(device, IoManager.BuildSynchronousFsdRequest(MajorFunction.FlushBuffers, device, default, null, world.Event(), new IoStatusTarget())!);
                }
            }).Join();
        });
    }
}
