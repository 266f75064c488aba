using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Devices;

public class DriverAndDeviceTests
{
    [Fact]
    public void The_driver_s_device_add_callback_is_called_for_each_device_and_its_status_returned()
    {
        using var kernel = new SimulatedKernel();
        var lower = new LowerDevice(kernel);
        kernel.Run(() =>
        {
            WdfDevice? made = null;
            var driver = WdfDriver.Create(kernel, (d, init) =>
            {
                init.PhysicalDevice.Should().BeSameAs(lower.Device);
                init.Driver.Should().BeSameAs(d);
                return WdfDevice.Create(init, null, out made);
            });
            driver.AddDevice(lower.Device).Should().Be(NtStatus.Success);
            made!.AttachedDevice.Should().BeSameAs(lower.Device);
            made.DeviceObject.StackSize.Should().Be(2);
            made.IoTarget!.TargetDevice.Should().BeSameAs(lower.Device);
            WdfDriver.Create(kernel, (_, _) => NtStatus.NotSupported).AddDevice(lower.Device).Should().Be(NtStatus.NotSupported);
            WdfDriver.Create(kernel).AddDevice(lower.Device).Should().Be(NtStatus.InvalidDeviceRequest);
        });
    }

    [Fact]
    public void A_wrong_configuration_size_is_refused()
    {
        using var kernel = new SimulatedKernel();
        kernel.Run(() => WdfDriver.Create(new DriverObject(kernel), null, new WdfDriverConfig(null) { Size = 1 }, 33, out _).Should().Be(NtStatus.InfoLengthMismatch));
    }

    [Fact]
    public void Without_memory_neither_driver_nor_device_is_made_and_the_stack_stays_as_it_was()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Kernel.FailAllocations(s => s == AllocationSite.Object);
            WdfDriver.Create(new DriverObject(bed.Kernel), null, new WdfDriverConfig(null), 33, out var driver).Should().Be(NtStatus.InsufficientResources);
            driver.Should().BeNull();
            var make = () => bed.Driver.CreateDevice(bed.Lower.Device);
            make.Should().Throw<InvalidOperationException>().WithMessage("*STATUS_INSUFFICIENT_RESOURCES*");
            bed.Lower.Device.Top.Should().BeSameAs(bed.Device.DeviceObject);
        });
    }

    [Fact]
    public void A_context_that_cannot_be_allocated_takes_the_device_off_the_stack_again()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            NtStatus? status = null;
            var driver = WdfDriver.Create(bed.Kernel, (_, init) =>
            {
                var attributes = new WdfObjectAttributes();
                attributes.SetContextType<List<int>>();
                bed.Kernel.FailAllocations(s => s == AllocationSite.Context);
                status = WdfDevice.Create(init, attributes, out WdfDevice? _);
                return status.Value;
            });
            driver.AddDevice(bed.Lower.Device);
            status.Should().Be(NtStatus.InsufficientResources);
            bed.Lower.Device.Top.Should().BeSameAs(bed.Device.DeviceObject);
        });
    }

    [Fact]
    public void A_device_name_that_is_taken_is_a_collision()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Driver.CreateDevice(configure: init => init.DeviceName = @"\Device\Mine");
            var again = () => bed.Driver.CreateDevice(configure: init => init.DeviceName = @"\Device\Mine");
            again.Should().Throw<InvalidOperationException>().WithMessage("*STATUS_OBJECT_NAME_COLLISION*");
        });
    }

    [Fact]
    public void Above_passive_level_no_device_is_made()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            var make = () => bed.Driver.CreateDevice();
            make.Should().Throw<InvalidOperationException>().WithMessage("*STATUS_INVALID_DEVICE_REQUEST*");
            bed.Kernel.LowerIrql(old);
        });
    }

    [Theory]
    [InlineData(WdfDeviceIoType.Buffered, DeviceFlags.BufferedIo)]
    [InlineData(WdfDeviceIoType.Direct, DeviceFlags.DirectIo)]
    [InlineData(WdfDeviceIoType.Neither, (DeviceFlags)0)]
    public void The_io_type_becomes_the_device_s_flags(WdfDeviceIoType ioType, DeviceFlags flags)
    {
        using var bed = new Bed(configure: init => init.IoType = ioType);
        (bed.Device.DeviceObject.Flags & (DeviceFlags.BufferedIo | DeviceFlags.DirectIo)).Should().Be(flags);
    }

    [Fact]
    public void A_filter_looks_like_the_device_below()
    {
        using var bed = new Bed(flags: DeviceFlags.DirectIo, configure: init => init.SetFilter());
        bed.Device.IsFilter.Should().BeTrue();
        bed.Device.DeviceObject.Flags.Should().HaveFlag(DeviceFlags.DirectIo);
        bed.Device.DeviceObject.Flags.Should().NotHaveFlag(DeviceFlags.BufferedIo);
    }
}
