namespace Wdf.IoTargets.Tests.Irps;

public class FinishTests
{
    [Theory]
    [InlineData(NtStatus.Success, true)]
    [InlineData((NtStatus)0x40000000, true)]
    [InlineData(NtStatus.BufferOverflow, true)]
    [InlineData(NtStatus.VerifyRequired, false)]
    [InlineData(NtStatus.Unsuccessful, false)]
    [InlineData(NtStatus.BufferTooSmall, false)]
    public void Successes_and_warnings_copy_back_and_errors_do_not(NtStatus status, bool copies)
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var output = new byte[4];
            Send(world, output, status, information: 3, out _, out _);
            output.Should().Equal(copies ? [9, 9, 9, 0] : [0, 0, 0, 0]);
        });
    }

    [Fact]
    public void Information_beyond_the_buffer_is_a_violation_not_clamped()
    {
        using var world = new IrpWorld(IrpWorld.Unruled);

        world.ViolationOf(() => Send(world, new byte[4], NtStatus.Success, information: 5, out _, out _)).Rule.Should().Be("BUFFER_OVERRUN_ON_COPY_BACK");
    }

    [Theory]
    [InlineData(NtStatus.Success, false, true)]
    [InlineData(NtStatus.BufferOverflow, false, true)]
    [InlineData(NtStatus.Unsuccessful, false, false)]
    [InlineData(NtStatus.Success, true, true)]
    [InlineData(NtStatus.Unsuccessful, true, true)]
    public void Status_block_and_event_are_set_unless_an_error_came_inline(NtStatus status, bool pends, bool told)
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var device = world.Device("echo", pends ? IrpWorld.Pended(status, 2) : IrpWorld.Inline(status, 2));
            var done = world.Event();
            var result = new IoStatusTarget { Value = new IoStatusBlock { Status = (NtStatus)0x12345678 } };
            var irp = IoManager.BuildSynchronousFsdRequest(MajorFunction.FlushBuffers, device, default, null, done, result)!;
            IoManager.CallDriver(device, irp).Should().Be(pends ? NtStatus.Pending : status);
            world.Kernel.RunUntilIdle();
            done.IsSignaled.Should().Be(told);
            result.Status.Should().Be(told ? status : (NtStatus)0x12345678);
            result.Information.Should().Be(told ? 2u : 0u);
        });
    }

    [Fact]
    public void The_system_buffer_is_gone_and_a_later_use_of_it_is_a_violation()
    {
        using var world = new IrpWorld();

        world.ViolationOf(() =>
        {
            Send(world, new byte[4], NtStatus.Success, 0, out var system, out _);
            _ = system.Span[0];
        }).Message.Should().Contain("IRP 1 was completed");
    }

    [Fact]
    public void Mdls_are_unlocked_and_freed_and_their_mapping_is_gone()
    {
        using var world = new IrpWorld();
        Mdl? mdl = null;
        Memory<byte> mapped = default;
        var output = new byte[4];
        var violation = world.ViolationOf(() =>
        {
            var device = world.Device("disk", (_, irp) =>
            {
                mdl = irp.MdlAddress!;
                mapped = mdl.GetSystemAddress();
                mapped.Span[1] = 5;
                return IrpWorld.Complete(irp, NtStatus.Success, 4);
            }, DeviceFlags.DirectIo);
            IoManager.CallDriver(device, IoManager.BuildSynchronousFsdRequest(MajorFunction.Read, device, output, 0, world.Event(), new IoStatusTarget())!);
            mdl!.IsLocked.Should().BeFalse();
            mapped.Span[1] = 6;
        });

        output.Should().Equal(0, 5, 0, 0);
        violation.Rule.Should().Be("BUFFER_USED_AFTER_COMPLETION");
    }

    [Fact]
    public void A_system_buffer_that_the_driver_freed_is_a_violation()
    {
        using var world = new IrpWorld();

        world.ViolationOf(() =>
        {
            var device = world.Device("disk", (_, irp) =>
            {
                world.Kernel.FreePool(irp.AssociatedIrp.SystemBuffer);
                return IrpWorld.Complete(irp, NtStatus.Success);
            }, DeviceFlags.BufferedIo);
            IoManager.CallDriver(device, IoManager.BuildSynchronousFsdRequest(MajorFunction.Write, device, new byte[4], 0, world.Event(), new IoStatusTarget())!);
        }).BugCheckCode.Should().Be(0xC2);
    }

    [Fact]
    public void A_thread_bound_irp_that_a_routine_stopped_is_completed_again_and_then_signals()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var device = world.Device("echo", IrpWorld.Pended(NtStatus.Unsuccessful));
            var done = world.Event();
            var irp = IoManager.BuildSynchronousFsdRequest(MajorFunction.FlushBuffers, device, default, null, done, new IoStatusTarget())!;
            irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
            IoManager.CallDriver(device, irp).Should().Be(NtStatus.Pending);
            world.Kernel.RunUntilIdle();
            done.IsSignaled.Should().BeFalse();
            IoManager.CompleteRequest(irp);
            done.IsSignaled.Should().BeTrue();
        });
    }

    [Fact]
    public void The_last_associated_irp_completes_its_master()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var lower = world.Device("lower", IrpWorld.Pended(NtStatus.Success));
            var upper = world.Above(lower, "upper", (_, master) =>
            {
                master.MarkIrpPending();
                master.IoStatus = new IoStatusBlock { Status = NtStatus.Success, Information = 22 };
                master.AssociatedIrp.IrpCount = 3;
                for (var i = 0; i < 3; i++)
                {
                    var part = IoManager.MakeAssociatedIrp(master, lower.StackSize)!;
                    part.Flags.Should().Be(IrpFlags.AssociatedIrp);
                    part.AssociatedIrp.MasterIrp.Should().BeSameAs(master);
                    part.Tail.Overlay.Thread.Should().BeSameAs(master.Tail.Overlay.Thread);
                    IoManager.CallDriver(lower, part);
                }

                return NtStatus.Pending;
            });
            var done = world.Event();
            var result = new IoStatusTarget();
            IoManager.CallDriver(upper, IoManager.BuildSynchronousFsdRequest(MajorFunction.FlushBuffers, upper, default, null, done, result)!);
            done.IsSignaled.Should().BeFalse();
            world.Kernel.Wait(done, KernelTimeout.Infinite);
            result.Information.Should().Be(22);
        });
    }

    private static void Send(IrpWorld world, byte[] output, NtStatus status, ulong information, out Memory<byte> system, out Irp irp)
    {
        Memory<byte> seen = default;
        var device = world.Device("echo", (_, i) =>
        {
            seen = i.AssociatedIrp.SystemBuffer;
            seen.Span.Fill(9);
            return IrpWorld.Complete(i, status, information);
        });
        irp = IoManager.BuildDeviceIoControlRequest(0x222000, device, default, output, false, world.Event(), new IoStatusTarget())!;
        IoManager.CallDriver(device, irp).Should().Be(status);
        system = seen;
    }
}
