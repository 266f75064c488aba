namespace Wdf.IoTargets.Tests.Irps;

public class IrpLifeTests
{
    [Fact]
    public void Reuse_zeroes_everything_but_size_and_sets_the_status()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = world.Allocate(2);
            irp.SetCompletionRoutine(world.Keep("x"), null, true, true, true);
            irp.IoStatus.Information = 9;
            irp.Cancel = true;
            irp.UserBuffer = new byte[3];
            irp.Flags = IrpFlags.BufferedIo;
            irp.Tail.Overlay.DriverContext[2] = "scratch";
            irp.SetNextIrpStackLocation();

            IoManager.ReuseIrp(irp, NtStatus.NotSupported);

            irp.StackCount.Should().Be(2);
            irp.CurrentLocation.Should().Be(3);
            irp.IoStatus.Status.Should().Be(NtStatus.NotSupported);
            irp.IoStatus.Information.Should().Be(0);
            irp.Cancel.Should().BeFalse();
            irp.UserBuffer.IsEmpty.Should().BeTrue();
            irp.Flags.Should().Be(IrpFlags.None);
            irp.Location(2).CompletionRoutine.Should().BeNull();
            irp.Tail.Overlay.DriverContext.Should().OnlyContain(static o => o == null);
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void A_reused_irp_is_sent_again()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var device = world.Device("disk", IrpWorld.Pended(NtStatus.Success));
            var irp = world.Allocate(1);
            for (var i = 0; i < 3; i++)
            {
                irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
                IoManager.CallDriver(device, irp).Should().Be(NtStatus.Pending);
                world.Kernel.RunUntilIdle();
                IoManager.ReuseIrp(irp, NtStatus.Success);
            }

            IoManager.FreeIrp(irp);
        });

        world.Log.Should().HaveCount(3);
    }

    [Fact]
    public void Initialize_makes_an_idle_packet_as_new()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = IoManager.AllocateIrp(world.Kernel, 3)!;
            IoManager.InitializeIrp(irp, 2);
            irp.StackCount.Should().Be(2);
            irp.CurrentLocation.Should().Be(3);
            FluentActions.Invoking(() => IoManager.InitializeIrp(irp, 4)).Should().Throw<ArgumentOutOfRangeException>();
        });
    }

    [Fact]
    public void An_irp_in_flight_must_not_be_freed()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);

        world.ViolationOf(() =>
        {
            var irp = world.Allocate(1);
            IoManager.CallDriver(world.Device("disk", IrpWorld.Pended(NtStatus.Success)), irp);
            IoManager.FreeIrp(irp);
        }).Rule.Should().Be("IRP_FREED_IN_FLIGHT");
    }

    [Fact]
    public void An_irp_in_flight_must_not_be_reused()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);

        world.ViolationOf(() =>
        {
            var irp = world.Allocate(1);
            IoManager.CallDriver(world.Device("disk", IrpWorld.Pended(NtStatus.Success)), irp);
            IoManager.ReuseIrp(irp, NtStatus.Success);
        }).Rule.Should().Be("IRP_REINITIALISED_IN_USE");
    }

    [Fact]
    public void An_irp_with_a_cancel_routine_must_not_be_reused()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);

        world.ViolationOf(() =>
        {
            var irp = world.Allocate(1);
            irp.SetCancelRoutine(static (_, _) => { });
            IoManager.ReuseIrp(irp, NtStatus.Success);
        }).Message.Should().Contain("its cancel routine is set");
    }

    [Fact]
    public void A_freed_irp_must_not_be_used()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);

        world.ViolationOf(() =>
        {
            var irp = world.Allocate(1);
            IoManager.FreeIrp(irp);
            irp.GetNextIrpStackLocation();
        }).Rule.Should().Be("IRP_USED_AFTER_FREE");
    }

    [Fact]
    public void Built_irps_must_not_be_reused()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);

        world.ViolationOf(() =>
        {
            var device = world.Device("disk", IrpWorld.Inline(NtStatus.Success));
            IoManager.ReuseIrp(IoManager.BuildAsynchronousFsdRequest(MajorFunction.Read, device, new byte[4], 0, null)!, NtStatus.Success);
        }).Rule.Should().Be("IRP_REUSE_OF_BUILT_IRP");
    }

    [Fact]
    public void Thread_bound_irps_must_not_be_freed()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);

        world.ViolationOf(() =>
        {
            var device = world.Device("disk", IrpWorld.Inline(NtStatus.Success));
            IoManager.FreeIrp(IoManager.BuildSynchronousFsdRequest(MajorFunction.Read, device, new byte[4], 0, world.Event(), new IoStatusTarget())!);
        }).Message.Should().Contain("is bound to body");
    }

    [Fact]
    public void A_creator_with_a_location_of_its_own_frees_the_irp_in_its_routine()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var lower = world.Device("lower", IrpWorld.Pended(NtStatus.Success));
            var upper = world.Above(lower, "upper", IrpWorld.Inline(NtStatus.Success));
            var irp = IoManager.AllocateIrp(world.Kernel, lower.StackSize + 1)!;
            irp.SetNextIrpStackLocation();
            irp.GetCurrentIrpStackLocation().DeviceObject = upper;
            irp.SetCompletionRoutine(
                (device, i, _) =>
                {
                    world.Log.Add(device!.Name);
                    IoManager.FreeIrp(i);
                    return NtStatus.MoreProcessingRequired;
                },
                null,
                true,
                true,
                true);
            IoManager.CallDriver(lower, irp).Should().Be(NtStatus.Pending);
            world.Kernel.RunUntilIdle();
        });

        world.Log.Should().Equal("upper");
    }

    [Fact]
    public void A_routine_that_frees_the_irp_and_lets_its_completion_go_on_is_a_violation()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);

        world.ViolationOf(() =>
        {
            var irp = world.Allocate(1);
            irp.SetCompletionRoutine(
                static (_, i, _) =>
                {
                    IoManager.FreeIrp(i);
                    return NtStatus.Success;
                },
                null,
                true,
                true,
                true);
            IoManager.CallDriver(world.Device("disk", IrpWorld.Inline(NtStatus.Success)), irp);
        }).Rule.Should().Be("IRP_FREED_IN_COMPLETION");
    }
}
