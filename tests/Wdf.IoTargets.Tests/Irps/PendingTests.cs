namespace Wdf.IoTargets.Tests.Irps;

public class PendingTests
{
    [Fact]
    public void A_mark_travels_up_where_no_routine_is_wanted()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var bottom = world.Device("bottom", IrpWorld.Pended(NtStatus.Success));
            var top = world.Above(bottom, "top", (_, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                irp.SetCompletionRoutine(null, null, false, false, false);
                return IoManager.CallDriver(bottom, irp);
            });
            PendingAtCreator(world, top).Should().BeTrue();
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_routine_must_mark_by_itself(bool marks)
    {
        using var world = new IrpWorld(IrpWorld.Unruled);
        world.Run(() =>
        {
            var bottom = world.Device("bottom", IrpWorld.Pended(NtStatus.Success));
            var top = world.Above(bottom, "top", (_, irp) => Forward(bottom, irp, marks));
            PendingAtCreator(world, top).Should().Be(marks);
        });
    }

    [Fact]
    public void A_status_returned_unchanged_after_skip_needs_no_mark_of_ones_own()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var bottom = world.Device("bottom", IrpWorld.Pended(NtStatus.Success));
            var top = world.Above(bottom, "top", (_, irp) =>
            {
                irp.SkipCurrentIrpStackLocation();
                return IoManager.CallDriver(bottom, irp);
            });
            PendingAtCreator(world, top).Should().BeTrue();
        });
    }

    [Fact]
    public void Always_pending_is_legal()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var bottom = world.Device("bottom", IrpWorld.Inline(NtStatus.Success));
            var top = world.Above(bottom, "top", (_, irp) =>
            {
                irp.MarkIrpPending();
                irp.CopyCurrentIrpStackLocationToNext();
                IoManager.CallDriver(bottom, irp);
                return NtStatus.Pending;
            });
            PendingAtCreator(world, top).Should().BeTrue();
        });
    }

    [Theory]
    [InlineData(true, NtStatus.Success, true)]
    [InlineData(true, NtStatus.Unsuccessful, true)]
    [InlineData(false, NtStatus.Success, true)]
    [InlineData(false, NtStatus.Unsuccessful, false)]
    public void An_originator_of_a_lost_mark_is_not_signaled_of_an_error(bool marks, NtStatus status, bool signaled)
    {
        using var world = new IrpWorld(IrpWorld.Unruled);
        world.Run(() =>
        {
            var bottom = world.Device("bottom", IrpWorld.Pended(status));
            var top = world.Above(bottom, "top", (_, irp) => Forward(bottom, irp, marks));
            var done = world.Event();
            var irp = IoManager.BuildSynchronousFsdRequest(MajorFunction.FlushBuffers, top, default, null, done, new IoStatusTarget())!;
            IoManager.CallDriver(top, irp).Should().Be(NtStatus.Pending);
            world.Kernel.RunUntilIdle();
            done.IsSignaled.Should().Be(signaled);
        });
    }

    [Fact]
    public void A_creator_without_a_location_must_not_mark()
    {
        using var world = new IrpWorld();

        world.ViolationOf(() =>
        {
            var irp = world.Allocate(1);
            irp.SetCompletionRoutine(
                static (_, i, _) =>
                {
                    i.MarkIrpPending();
                    return NtStatus.MoreProcessingRequired;
                },
                null,
                true,
                true,
                true);
            IoManager.CallDriver(world.Device("disk", IrpWorld.Pended(NtStatus.Success)), irp);
            world.Kernel.RunUntilIdle();
        }).Rule.Should().Be("NO_CURRENT_STACK_LOCATION");
    }

    private static NtStatus Forward(DeviceObject below, Irp irp, bool marks)
    {
        irp.CopyCurrentIrpStackLocationToNext();
        irp.SetCompletionRoutine(
            (_, i, _) =>
            {
                if (marks && i.PendingReturned)
                {
                    i.MarkIrpPending();
                }

                return NtStatus.Success;
            },
            null,
            true,
            true,
            true);
        return IoManager.CallDriver(below, irp);
    }

    private static bool PendingAtCreator(IrpWorld world, DeviceObject top)
    {
        var pending = false;
        var irp = world.Allocate(top.StackSize);
        irp.SetCompletionRoutine(
            (_, i, _) =>
            {
                pending = i.PendingReturned;
                return NtStatus.MoreProcessingRequired;
            },
            null,
            true,
            true,
            true);
        IoManager.CallDriver(top, irp).Should().Be(NtStatus.Pending);
        world.Kernel.RunUntilIdle();
        IoManager.FreeIrp(irp);
        return pending;
    }
}
