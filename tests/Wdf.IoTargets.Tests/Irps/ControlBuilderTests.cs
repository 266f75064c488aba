namespace Wdf.IoTargets.Tests.Irps;

public class ControlBuilderTests
{
    [Theory]
    [InlineData(2, 5)]
    [InlineData(5, 2)]
    [InlineData(0, 3)]
    [InlineData(3, 0)]
    public void Buffered_has_one_system_buffer_of_the_larger_length(int input, int output)
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = Build(world, IoMethod.Buffered, input, output);
            irp.AssociatedIrp.SystemBuffer.Length.Should().Be(Math.Max(input, output));
            irp.AssociatedIrp.SystemBuffer.ToArray().Count(static b => b == 7).Should().Be(input);
            irp.AssociatedIrp.SystemBuffer[..input].ToArray().Distinct().Should().HaveCount(Math.Min(input, 1));
            var expected = IrpFlags.BufferedIo | IrpFlags.DeallocateBuffer | (output > 0 ? IrpFlags.InputOperation : 0);
            irp.Flags.Should().Be(expected);
            irp.UserBuffer.Length.Should().Be(output);
            Complete(world, irp);
        });
    }

    [Fact]
    public void Buffered_without_any_length_has_nothing()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = Build(world, IoMethod.Buffered, 0, 0);
            irp.AssociatedIrp.SystemBuffer.IsEmpty.Should().BeTrue();
            irp.Flags.Should().Be(IrpFlags.None);
            Complete(world, irp);
        });
    }

    [Theory]
    [InlineData(IoMethod.InDirect, false)]
    [InlineData(IoMethod.OutDirect, true)]
    public void Direct_has_a_system_buffer_for_input_and_an_mdl_for_output(IoMethod method, bool deviceWrites)
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = Build(world, method, 2, 5);
            irp.AssociatedIrp.SystemBuffer.ToArray().Should().Equal(7, 7);
            irp.Flags.Should().Be(IrpFlags.BufferedIo | IrpFlags.DeallocateBuffer);
            irp.MdlAddress!.ByteCount.Should().Be(5);
            irp.MdlAddress.MdlFlags.HasFlag(MdlFlags.WriteOperation).Should().Be(deviceWrites);
            irp.MdlAddress.IsLocked.Should().BeTrue();
            Complete(world, irp);
        });
    }

    [Fact]
    public void Direct_without_lengths_has_neither()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = Build(world, IoMethod.OutDirect, 0, 0);
            irp.AssociatedIrp.SystemBuffer.IsEmpty.Should().BeTrue();
            irp.MdlAddress.Should().BeNull();
            Complete(world, irp);
        });
    }

    [Fact]
    public void Neither_has_raw_pointers()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var irp = Build(world, IoMethod.Neither, 2, 5);
            irp.GetNextIrpStackLocation().Parameters.DeviceIoControl.Type3InputBuffer.ToArray().Should().Equal(7, 7);
            irp.UserBuffer.Length.Should().Be(5);
            irp.AssociatedIrp.SystemBuffer.IsEmpty.Should().BeTrue();
            Complete(world, irp);
        });
    }

    [Theory]
    [InlineData(true, MajorFunction.InternalDeviceControl)]
    [InlineData(false, MajorFunction.DeviceControl)]
    public void The_location_has_the_four_fields(bool isInternal, MajorFunction major)
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var device = world.Device("echo", IrpWorld.Inline(NtStatus.Success));
            var irp = IoManager.BuildDeviceIoControlRequest(0x222000, device, new byte[2], new byte[5], isInternal, world.Event(), new IoStatusTarget())!;
            ref var location = ref irp.GetNextIrpStackLocation();
            location.MajorFunction.Should().Be(major);
            location.Parameters.DeviceIoControl.IoControlCode.Should().Be(0x222000);
            location.Parameters.DeviceIoControl.InputBufferLength.Should().Be(2);
            location.Parameters.DeviceIoControl.OutputBufferLength.Should().Be(5);
            irp.IsThreadBound.Should().BeTrue();
            irp.Tail.Overlay.Thread.Should().BeSameAs(KernelActor.Current);
            irp.RequestorMode.Should().Be(ProcessorMode.KernelMode);
            IoManager.CallDriver(device, irp);
        });
    }

    [Theory]
    [InlineData(AllocationSite.Irp)]
    [InlineData(AllocationSite.SystemBuffer)]
    [InlineData(AllocationSite.Mdl)]
    [InlineData(AllocationSite.PageLock)]
    public void When_memory_fails_there_is_no_irp_and_nothing_leaks(AllocationSite fails)
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            world.Kernel.FailAllocations(site => site == fails);
            Build(world, IoMethod.OutDirect, 2, 5).Should().BeNull();
        });
    }

    private static Irp Build(IrpWorld world, IoMethod method, int input, int output)
    {
        var data = new byte[input];
        Array.Fill(data, (byte)7);
        var device = world.Device("echo", IrpWorld.Inline(NtStatus.Success));
        return IoManager.BuildDeviceIoControlRequest(0x222000u | (uint)method, device, data, new byte[output], false, world.Event(), new IoStatusTarget())!;
    }

    private static void Complete(IrpWorld world, Irp irp) => IoManager.CallDriver(world.Device("end", IrpWorld.Inline(NtStatus.Success)), irp);
}
