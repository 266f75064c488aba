namespace Wdf.IoTargets.Tests.Irps;

public class CompletionWalkTests
{
    [Theory]
    [InlineData(NtStatus.Success, false, true, false, false, true)]
    [InlineData(NtStatus.Success, false, false, true, false, false)]
    [InlineData(NtStatus.Success, false, false, false, true, false)]
    [InlineData(NtStatus.Success, true, false, false, true, true)]
    [InlineData(NtStatus.Unsuccessful, false, true, false, false, false)]
    [InlineData(NtStatus.Unsuccessful, false, false, true, false, true)]
    [InlineData(NtStatus.Unsuccessful, false, false, false, true, false)]
    [InlineData(NtStatus.Cancelled, true, false, false, true, true)]
    [InlineData(NtStatus.Cancelled, false, false, false, true, false)]
    [InlineData(NtStatus.Cancelled, true, true, false, false, false)]
    [InlineData(NtStatus.BufferOverflow, false, true, false, false, false)]
    [InlineData(NtStatus.BufferOverflow, false, false, true, false, true)]
    [InlineData(NtStatus.Success, false, false, false, false, false)]
    public void The_invoke_flags_decide_by_or(NtStatus status, bool cancelled, bool onSuccess, bool onError, bool onCancel, bool called)
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var bottom = world.Device("bottom", (_, irp) =>
            {
                irp.Cancel = cancelled;
                return IrpWorld.Complete(irp, status);
            });
            var middle = world.Above(bottom, "middle", (_, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                irp.SetCompletionRoutine((_, _, _) => Note(world, "middle"), null, onSuccess, onError, onCancel);
                return IoManager.CallDriver(bottom, irp);
            });
            var irp = world.Allocate(2);
            irp.SetCompletionRoutine(static (_, _, _) => NtStatus.MoreProcessingRequired, null, true, true, true);
            IoManager.CallDriver(middle, irp).Should().Be(status);
            IoManager.FreeIrp(irp);
        });

        world.Log.Count.Should().Be(called ? 1 : 0);
    }

    [Fact]
    public void Routines_run_from_the_bottom_up_each_with_the_device_of_who_set_it()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var (top, _) = ThreeDevices(world, IrpWorld.Inline(NtStatus.Success), NtStatus.Success);
            var irp = world.Allocate(3);
            irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
            IoManager.CallDriver(top, irp).Should().Be(NtStatus.Success);
            IoManager.FreeIrp(irp);
        });

        world.Log.Should().Equal("middle", "top", "creator null STATUS_SUCCESS");
    }

    [Fact]
    public void More_processing_required_stops_and_a_second_completion_goes_on_above()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);
        world.Run(() =>
        {
            var (top, middle) = ThreeDevices(world, IrpWorld.Inline(NtStatus.Success), NtStatus.MoreProcessingRequired);
            var irp = world.Allocate(3);
            irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
            IoManager.CallDriver(top, irp);
            world.Log.Should().Equal("middle");
            irp.Owner().Should().BeSameAs(middle);
            irp.CurrentLocation.Should().Be(2);

            IoManager.CompleteRequest(irp);
            world.Log.Should().Equal("middle", "top", "creator null STATUS_SUCCESS");
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void The_location_is_blanked_before_its_routine_runs()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = world.Allocate(1);
            ref var next = ref irp.GetNextIrpStackLocation();
            next.MinorFunction = 5;
            next.Flags = 6;
            next.Parameters.Others.Argument1 = 7;
            irp.SetCompletionRoutine(
                static (_, i, _) =>
                {
                    ref var left = ref i.Location(1);
                    left.MajorFunction.Should().Be(MajorFunction.Read);
                    left.MinorFunction.Should().Be(0);
                    left.Flags.Should().Be(0);
                    left.Control.Should().Be(StackLocationControl.ErrorReturned);
                    left.Parameters.Others.Argument1.Should().Be(0);
                    left.CompletionRoutine.Should().BeNull();
                    return NtStatus.MoreProcessingRequired;
                },
                null,
                true,
                true,
                true);
            irp.GetNextIrpStackLocation().Control |= StackLocationControl.ErrorReturned;
            IoManager.CallDriver(world.Device("disk", IrpWorld.Inline(NtStatus.Success)), irp);
            IoManager.FreeIrp(irp);
        });
    }

    [Theory]
    [InlineData(NtStatus.Pending)]
    [InlineData((NtStatus)0xFFFFFFFF)]
    public void A_status_that_is_not_final_is_refused(NtStatus status)
    {
        using var world = new IrpWorld(IrpWorld.Unruled);

        world.ViolationOf(() => IoManager.CallDriver(world.Device("disk", IrpWorld.Inline(status)), world.Allocate(1))).Rule.Should().Be("COMPLETED_WITH_PENDING");
    }

    [Fact]
    public void Completion_with_a_cancel_routine_set_is_refused()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);

        world.ViolationOf(() => IoManager.CallDriver(
            world.Device("disk", static (_, irp) =>
            {
                irp.SetCancelRoutine(static (_, _) => { });
                return IrpWorld.Complete(irp, NtStatus.Success);
            }),
            world.Allocate(1))).Rule.Should().Be("COMPLETED_WITH_CANCEL_ROUTINE");
    }

    [Fact]
    public void A_second_completion_is_bug_check_44()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);
        var violation = world.ViolationOf(() =>
        {
            var device = world.Device("disk", static (_, irp) =>
            {
                IrpWorld.Complete(irp, NtStatus.Success);
                return IrpWorld.Complete(irp, NtStatus.Success);
            });
            IoManager.CallDriver(device, world.Allocate(1));
        });

        violation.BugCheckCode.Should().Be(0x44);
        violation.History.Should().NotBeEmpty();
    }

    [Fact]
    public void An_exception_of_a_routine_lets_the_completion_go_on_and_is_reported()
    {
        using var world = new IrpWorld();
        var done = world.Event();
        var result = new IoStatusTarget();
        var act = () => world.Run(() =>
        {
            var bottom = world.Device("bottom", IrpWorld.Pended(NtStatus.Unsuccessful));
            var top = world.Above(bottom, "top", (_, irp) =>
            {
                irp.CopyCurrentIrpStackLocationToNext();
                irp.SetCompletionRoutine(static (_, _, _) => throw new FormatException("bad"), null, true, true, true);
                return IoManager.CallDriver(bottom, irp);
            });
            var irp = IoManager.BuildSynchronousFsdRequest(MajorFunction.FlushBuffers, top, default, null, done, result)!;
            IoManager.CallDriver(top, irp).Should().Be(NtStatus.Pending);
            world.Kernel.Wait(done, KernelTimeout.Infinite);
        });

        act.Should().Throw<KernelRunException>().WithMessage("A completion routine of IRP 1 threw FormatException: bad");
        result.Status.Should().Be(NtStatus.Unsuccessful);
    }

    [Fact]
    public void An_exception_of_a_dispatch_routine_fails_the_irp_unless_it_was_marked_pending()
    {
        using var world = new IrpWorld();
        var act = () => world.Run(() =>
        {
            var plain = world.Device("plain", static (_, _) => throw new FormatException("bad"));
            var marked = world.Device("marked", static (d, irp) =>
            {
                irp.MarkIrpPending();
                d.Kernel.Post("later", () => IrpWorld.Complete(irp, NtStatus.Success));
                throw new FormatException("worse");
            });
            foreach (var (device, returned, final) in new[] { (plain, NtStatus.Unsuccessful, NtStatus.Unsuccessful), (marked, NtStatus.Pending, NtStatus.Success) })
            {
                var irp = world.Allocate(1);
                irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
                IoManager.CallDriver(device, irp).Should().Be(returned);
                world.Kernel.RunUntilIdle();
                irp.IoStatus.Status.Should().Be(final);
                IoManager.FreeIrp(irp);
            }
        });

        act.Should().Throw<KernelRunException>().Which.Findings.Should().Equal(
            "The dispatch routine of plain threw FormatException: bad", "The dispatch routine of marked threw FormatException: worse");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Sends_nested_in_completions_have_a_limit(bool inThread)
    {
        using var world = new IrpWorld();
        var violation = world.ViolationOf(() =>
        {
            if (inThread)
            {
                world.Kernel.Spawn("sender", SendForEver).Join();
            }

            SendForEver();
        });

        violation.Rule.Should().Be("KERNEL_STACK_OVERFLOW");
        violation.Remedy.Should().Contain("MaximumNestedSends");

        void SendForEver()
        {
            var device = world.Device("inline", IrpWorld.Inline(NtStatus.Success));
            var irp = world.Allocate(1);
            IoCompletionRoutine again = null!;
            again = (_, i, _) =>
            {
                IoManager.ReuseIrp(i, NtStatus.Success);
                i.SetCompletionRoutine(again, null, true, true, true);
                IoManager.CallDriver(device, i);
                return NtStatus.MoreProcessingRequired;
            };
            irp.SetCompletionRoutine(again, null, true, true, true);
            IoManager.CallDriver(device, irp);
        }
    }

    private static NtStatus Note(IrpWorld world, string line)
    {
        world.Log.Add(line);
        return NtStatus.Success;
    }

    private static (DeviceObject Top, DeviceObject Middle) ThreeDevices(IrpWorld world, DriverDispatch bottomDispatch, NtStatus answerOfMiddle)
    {
        var bottom = world.Device("bottom", bottomDispatch);
        DriverDispatch Forward(DeviceObject below, NtStatus answer) => (_, irp) =>
        {
            irp.CopyCurrentIrpStackLocationToNext();
            irp.SetCompletionRoutine(
                (device, _, _) =>
                {
                    world.Log.Add(device!.Name);
                    return answer;
                },
                null,
                true,
                true,
                true);
            return IoManager.CallDriver(below, irp);
        };
        var middle = world.Above(bottom, "middle", Forward(bottom, answerOfMiddle));
        var top = world.Above(middle, "top", Forward(middle, NtStatus.Success));
        return (top, middle);
    }
}
