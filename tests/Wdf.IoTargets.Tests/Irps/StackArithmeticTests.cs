namespace Wdf.IoTargets.Tests.Irps;

public class StackArithmeticTests
{
    [Fact]
    public void A_fresh_irp_is_zeroed_and_at_nobodys_location()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = IoManager.AllocateIrp(world.Kernel, 3)!;
            irp.StackCount.Should().Be(3);
            irp.CurrentLocation.Should().Be(4);
            irp.Owner().Should().BeNull();
            irp.Tail.Overlay.Thread.Should().BeNull();
            irp.IsThreadBound.Should().BeFalse();
            irp.RequestorMode.Should().Be(ProcessorMode.KernelMode);
            irp.Flags.Should().Be(IrpFlags.None);
            irp.IoStatus.Status.Should().Be(NtStatus.Success);
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void Allocation_fails_with_null()
    {
        using var world = new IrpWorld();
        world.Kernel.FailAllocations(static site => site == AllocationSite.Irp);
        world.Run(() => IoManager.AllocateIrp(world.Kernel, 1).Should().BeNull());
    }

    [Fact]
    public void A_call_steps_down_names_the_device_and_returns_what_the_driver_returned()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var seen = -1;
            DeviceObject? named = null;
            var device = world.Device("disk", (d, irp) =>
            {
                seen = irp.CurrentLocation;
                named = irp.GetCurrentIrpStackLocation().DeviceObject;
                d.Should().BeSameAs(named);
                return IrpWorld.Complete(irp, NtStatus.NoSuchDevice);
            });
            var irp = world.Allocate(2);
            irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
            IoManager.CallDriver(device, irp).Should().Be(NtStatus.NoSuchDevice);
            seen.Should().Be(2);
            named.Should().BeSameAs(device);
            irp.CurrentLocation.Should().Be(3);
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void A_major_function_without_routine_fails_with_invalid_device_request()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var device = new DeviceObject(new DriverObject(world.Kernel));
            var irp = world.Allocate(1);
            irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
            IoManager.CallDriver(device, irp).Should().Be(NtStatus.InvalidDeviceRequest);
            irp.IoStatus.Status.Should().Be(NtStatus.InvalidDeviceRequest);
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void Skip_gives_the_same_location_to_the_next_driver()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var lower = world.Device("lower", (_, irp) =>
            {
                irp.CurrentLocation.Should().Be(2);
                irp.GetCurrentIrpStackLocation().Parameters.Read.Length.Should().Be(77);
                return IrpWorld.Complete(irp, NtStatus.Success);
            });
            var upper = world.Above(lower, "upper", (_, irp) =>
            {
                irp.SkipCurrentIrpStackLocation();
                return IoManager.CallDriver(lower, irp);
            });
            var irp = world.Allocate(2);
            irp.GetNextIrpStackLocation().Parameters.Read.Length = 77;
            irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
            IoManager.CallDriver(upper, irp).Should().Be(NtStatus.Success);
            IoManager.FreeIrp(irp);
        });

        world.Log.Should().Equal("creator null STATUS_SUCCESS");
    }

    [Fact]
    public void Copy_takes_everything_before_the_routine_and_no_control_bits()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = world.Allocate(2);
            irp.SetCompletionRoutine(world.Keep("creator"), "mine", true, true, true);
            irp.SetNextIrpStackLocation();
            ref var own = ref irp.GetCurrentIrpStackLocation();
            own.MinorFunction = 3;
            own.Flags = 4;
            own.Parameters.Others.Argument1 = 11;
            own.Parameters.Others.Argument4 = 44;
            own.Control |= StackLocationControl.PendingReturned;

            irp.CopyCurrentIrpStackLocationToNext();

            ref var next = ref irp.GetNextIrpStackLocation();
            next.MajorFunction.Should().Be(MajorFunction.Read);
            next.MinorFunction.Should().Be(3);
            next.Flags.Should().Be(4);
            next.Parameters.Others.Argument1.Should().Be(11);
            next.Parameters.Others.Argument4.Should().Be(44);
            next.Control.Should().Be(StackLocationControl.None);
            next.CompletionRoutine.Should().BeNull();
            next.Context.Should().BeNull();
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void Setting_a_routine_writes_the_next_location()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = world.Allocate(1);
            var routine = world.Keep("x");
            irp.SetCompletionRoutine(routine, "context", onSuccess: true, onError: false, onCancel: true);
            ref var next = ref irp.Location(1);
            next.CompletionRoutine.Should().BeSameAs(routine);
            next.Context.Should().Be("context");
            next.Control.Should().Be(StackLocationControl.InvokeOnSuccess | StackLocationControl.InvokeOnCancel);
            FluentActions.Invoking(() => irp.SetCompletionRoutine(null, null, true, false, false)).Should().Throw<ArgumentNullException>();
            irp.SetCompletionRoutine(null, null, false, false, false);
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void The_extended_form_holds_the_device_until_the_routine_ran_and_can_fail()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var device = world.Device("disk", IrpWorld.Inline(NtStatus.Success));
            var irp = world.Allocate(1);
            world.Kernel.FailAllocations(static site => site == AllocationSite.CompletionRoutine);
            irp.SetCompletionRoutineEx(device, world.Keep("creator"), null, true, true, true).Should().Be(NtStatus.InsufficientResources);
            irp.Location(1).CompletionRoutine.Should().BeNull();
            world.Kernel.FailAllocations(null);
            irp.SetCompletionRoutineEx(device, world.Keep("creator"), null, true, true, true).Should().Be(NtStatus.Success);
            IoManager.CallDriver(device, irp);
            IoManager.FreeIrp(irp);
        });

        world.Log.Should().Equal("creator null STATUS_SUCCESS");
    }

    [Fact]
    public void The_extended_form_leaks_when_the_irp_is_not_sent()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);
        var act = () => world.Run(() =>
        {
            var device = world.Device("disk", IrpWorld.Inline(NtStatus.Success));
            var irp = world.Allocate(1);
            irp.SetCompletionRoutineEx(device, world.Keep("creator"), null, true, true, true);
            IoManager.FreeIrp(irp);
        });

        act.Should().Throw<KernelRunException>().WithMessage("*disk: is held 1 times by IoSetCompletionRoutineEx*");
    }

    [Fact]
    public void Too_few_locations_are_bug_check_35()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);
        var violation = world.ViolationOf(() =>
        {
            var lower = world.Device("lower", IrpWorld.Inline(NtStatus.Success));
            var upper = world.Above(lower, "upper", (_, irp) => IoManager.CallDriver(lower, irp));
            IoManager.CallDriver(upper, world.Allocate(1));
        });

        violation.BugCheckCode.Should().Be(0x35);
        violation.Message.Should().Contain("below location 1 of 1");
    }

    [Fact]
    public void The_creators_location_is_nobodys()
    {
        using var world = new IrpWorld();

        world.ViolationOf(() => IoManager.AllocateIrp(world.Kernel, 1)!.GetCurrentIrpStackLocation()).Rule.Should().Be("NO_CURRENT_STACK_LOCATION");
    }

    [Fact]
    public void Skipping_at_the_creators_location_is_a_violation()
    {
        using var world = new IrpWorld();

        world.ViolationOf(() => IoManager.AllocateIrp(world.Kernel, 1)!.SkipCurrentIrpStackLocation()).Rule.Should().Be("NO_CURRENT_STACK_LOCATION");
    }
}
