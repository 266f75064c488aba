namespace Wdf.IoTargets.Tests.Irps;

public class ReadWriteBuilderTests
{
    private static readonly byte[] Data = [1, 2, 3, 4];

    [Fact]
    public void A_buffered_write_copies_the_data_in()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = Build(world, MajorFunction.Write, DeviceFlags.BufferedIo);
            irp.AssociatedIrp.SystemBuffer.ToArray().Should().Equal(Data);
            irp.Flags.Should().Be(IrpFlags.BufferedIo | IrpFlags.DeallocateBuffer);
            irp.MdlAddress.Should().BeNull();
            Free(world, irp);
        });
    }

    [Fact]
    public void A_buffered_read_is_an_input_operation_into_the_callers_buffer()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = Build(world, MajorFunction.Read, DeviceFlags.BufferedIo);
            irp.AssociatedIrp.SystemBuffer.ToArray().Should().Equal(0, 0, 0, 0);
            irp.Flags.Should().Be(IrpFlags.BufferedIo | IrpFlags.DeallocateBuffer | IrpFlags.InputOperation);
            irp.UserBuffer.Length.Should().Be(4);
            Free(world, irp);
        });
    }

    [Theory]
    [InlineData(MajorFunction.Read, true)]
    [InlineData(MajorFunction.Write, false)]
    public void A_direct_transfer_locks_an_mdl_for_the_access_of_the_device(MajorFunction major, bool deviceWrites)
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = Build(world, major, DeviceFlags.DirectIo);
            irp.AssociatedIrp.SystemBuffer.IsEmpty.Should().BeTrue();
            irp.MdlAddress!.ByteCount.Should().Be(4);
            irp.MdlAddress.MdlFlags.Should().HaveFlag(MdlFlags.PagesLocked);
            irp.MdlAddress.MdlFlags.HasFlag(MdlFlags.WriteOperation).Should().Be(deviceWrites);
            irp.MdlAddress.Unlock();
            IoManager.FreeMdl(irp.MdlAddress);
            Free(world, irp);
        });
    }

    [Fact]
    public void Neither_hands_the_raw_buffer_over()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = Build(world, MajorFunction.Read, default);
            irp.UserBuffer.Length.Should().Be(4);
            irp.Flags.Should().Be(IrpFlags.None);
            irp.MdlAddress.Should().BeNull();
            Free(world, irp);
        });
    }

    [Fact]
    public void Both_device_flags_count_as_buffered()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = Build(world, MajorFunction.Read, DeviceFlags.BufferedIo | DeviceFlags.DirectIo);
            irp.AssociatedIrp.SystemBuffer.Length.Should().Be(4);
            irp.MdlAddress.Should().BeNull();
            Free(world, irp);
        });
    }

    [Fact]
    public void The_location_has_function_length_and_offset_and_the_thread_is_not_linked()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = Build(world, MajorFunction.Write, DeviceFlags.BufferedIo, offset: 0x1_0000_0001);
            ref var location = ref irp.GetNextIrpStackLocation();
            location.MajorFunction.Should().Be(MajorFunction.Write);
            location.Parameters.Write.Length.Should().Be(4);
            location.Parameters.Write.ByteOffset.Should().Be(0x1_0000_0001);
            irp.Tail.Overlay.Thread.Should().BeSameAs(KernelActor.Current);
            irp.IsThreadBound.Should().BeFalse();
            irp.UserEvent.Should().BeNull();
            irp.RequestorMode.Should().Be(ProcessorMode.KernelMode);
            irp.StackCount.Should().Be(1);
            Free(world, irp);
        });
    }

    [Theory]
    [InlineData(DeviceFlags.BufferedIo)]
    [InlineData(DeviceFlags.DirectIo)]
    public void A_transfer_of_no_bytes_has_no_buffer_and_no_mdl(DeviceFlags flags)
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = IoManager.BuildAsynchronousFsdRequest(MajorFunction.Read, world.Device("disk", IrpWorld.Inline(NtStatus.Success), flags), default, null, null)!;
            irp.AssociatedIrp.SystemBuffer.IsEmpty.Should().BeTrue();
            irp.MdlAddress.Should().BeNull();
            IoManager.FreeIrp(irp);
        });
    }

    [Theory]
    [InlineData(MajorFunction.FlushBuffers)]
    [InlineData(MajorFunction.Shutdown)]
    [InlineData(MajorFunction.Pnp)]
    public void Other_functions_carry_no_buffer(MajorFunction major)
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = Build(world, major, DeviceFlags.BufferedIo);
            irp.GetNextIrpStackLocation().MajorFunction.Should().Be(major);
            irp.AssociatedIrp.SystemBuffer.IsEmpty.Should().BeTrue();
            IoManager.FreeIrp(irp);
        });
    }

    [Fact]
    public void Device_controls_are_refused()
    {
        using var world = new IrpWorld();
        world.Run(() => FluentActions.Invoking(() => Build(world, MajorFunction.DeviceControl, default))
            .Should().Throw<ArgumentOutOfRangeException>().WithMessage("*BuildDeviceIoControlRequest*"));
    }

    [Theory]
    [InlineData(DeviceFlags.BufferedIo, AllocationSite.Irp)]
    [InlineData(DeviceFlags.BufferedIo, AllocationSite.SystemBuffer)]
    [InlineData(DeviceFlags.DirectIo, AllocationSite.Mdl)]
    [InlineData(DeviceFlags.DirectIo, AllocationSite.PageLock)]
    public void When_memory_fails_there_is_no_irp_and_nothing_leaks(DeviceFlags flags, AllocationSite fails)
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            world.Kernel.FailAllocations(site => site == fails);
            var device = world.Device("disk", IrpWorld.Inline(NtStatus.Success), flags);
            IoManager.BuildAsynchronousFsdRequest(MajorFunction.Read, device, new byte[4], null, null).Should().BeNull();
            IoManager.BuildSynchronousFsdRequest(MajorFunction.Write, device, new byte[4], null, world.Event(), new IoStatusTarget()).Should().BeNull();
        });
    }

    [Fact]
    public void An_asynchronous_buffered_read_is_copied_by_its_routine_not_by_the_io_manager()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var target = new byte[4];
            var device = world.Device("disk", Fill, DeviceFlags.BufferedIo);
            var irp = IoManager.BuildAsynchronousFsdRequest(MajorFunction.Read, device, target, 0, null)!;
            irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
            IoManager.CallDriver(device, irp).Should().Be(NtStatus.Success);
            target.Should().Equal(0, 0, 0, 0);
            irp.AssociatedIrp.SystemBuffer.ToArray().Should().Equal(Data);
            Free(world, irp);
        });
    }

    private static NtStatus Fill(DeviceObject device, Irp irp)
    {
        Data.CopyTo(irp.AssociatedIrp.SystemBuffer);
        return IrpWorld.Complete(irp, NtStatus.Success, 4);
    }

    private static Irp Build(IrpWorld world, MajorFunction major, DeviceFlags flags, long? offset = null) =>
        IoManager.BuildAsynchronousFsdRequest(major, world.Device("disk", IrpWorld.Inline(NtStatus.Success), flags), Data.ToArray(), offset, null)!;

    private static void Free(IrpWorld world, Irp irp)
    {
        if (!irp.AssociatedIrp.SystemBuffer.IsEmpty)
        {
            world.Kernel.FreePool(irp.AssociatedIrp.SystemBuffer);
        }

        IoManager.FreeIrp(irp);
    }
}
