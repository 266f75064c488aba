using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Queues;

public class QueueCreationTests
{
    private static readonly EvtWdfIoQueueIoDefault Handler = static (_, request) => request.Complete(NtStatus.Success);

    public static TheoryData<string, WdfIoQueueConfig, NtStatus> Configs => new()
    {
        { "parallel", new(WdfIoQueueDispatchType.Parallel) { EvtIoDefault = Handler }, NtStatus.Success },
        { "sequential", new(WdfIoQueueDispatchType.Sequential) { EvtIoDefault = Handler }, NtStatus.Success },
        { "manual", new(WdfIoQueueDispatchType.Manual), NtStatus.Success },
        { "wrong size", new(WdfIoQueueDispatchType.Manual) { Size = 1 }, NtStatus.InfoLengthMismatch },
        { "no type", new(WdfIoQueueDispatchType.Invalid) { EvtIoDefault = Handler }, NtStatus.InvalidParameter },
        { "unknown type", new((WdfIoQueueDispatchType)4) { EvtIoDefault = Handler }, NtStatus.InvalidParameter },
        { "manual with a callback", new(WdfIoQueueDispatchType.Manual) { EvtIoDefault = Handler }, NtStatus.InvalidParameter },
        { "parallel without one", new(WdfIoQueueDispatchType.Parallel), NtStatus.WdfNoCallback },
        { "sequential without one", new(WdfIoQueueDispatchType.Sequential), NtStatus.WdfNoCallback },
        { "sequential with a number", new(WdfIoQueueDispatchType.Sequential) { EvtIoDefault = Handler, Settings = new() { Parallel = new() { NumberOfPresentedRequests = 1 } } }, NtStatus.InvalidParameter },
    };

    [Theory]
    [MemberData(nameof(Configs))]
    public void A_configuration_is_checked(string why, WdfIoQueueConfig config, NtStatus expected)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            WdfIoQueue.Create(bed.Device, config, null, out var queue).Should().Be(expected, why);
            (queue is not null).Should().Be(expected.IsSuccess);
        });
    }

    [Fact]
    public void A_second_default_queue_is_unsuccessful()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Device.CreateDefaultQueue(Handler).IsDefault.Should().BeTrue();
            WdfIoQueue.Create(bed.Device, new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel, isDefault: true) { EvtIoDefault = Handler }, null, out _).Should().Be(NtStatus.Unsuccessful);
        });
    }

    [Fact]
    public void A_parent_outside_the_device_is_refused_and_attributes_come_first()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var config = new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual);
            WdfIoQueue.Create(bed.Device, config, new WdfObjectAttributes { ParentObject = bed.Driver }, out _).Should().Be(NtStatus.InvalidDeviceRequest);
            WdfIoQueue.Create(bed.Device, new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual) { Size = 1 }, new WdfObjectAttributes { ExecutionLevel = 0 }, out _).Should().Be(NtStatus.WdfObjectAttributesInvalid);
        });
    }

    [Fact]
    public void Without_memory_there_is_no_queue_and_requests_have_none_to_go_to()
    {
        using var bed = new Bed();
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            bed.Kernel.FailAllocations(s => s == AllocationSite.Object);
            WdfIoQueue.Create(bed.Device, new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual, isDefault: true), null, out _).Should().Be(NtStatus.InsufficientResources);
            bed.Kernel.FailAllocations(null);
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.InvalidDeviceRequest);
            opened.Close();
        });
    }

    [Fact]
    public void The_init_values_of_a_configuration()
    {
        var parallel = new WdfIoQueueConfig(WdfIoQueueDispatchType.Parallel);
        parallel.Size.Should().Be(96);
        parallel.PowerManaged.Should().Be(WdfTriState.UseDefault);
        parallel.AllowZeroLengthRequests.Should().BeFalse();
        parallel.DefaultQueue.Should().BeFalse();
        parallel.Settings.Parallel.NumberOfPresentedRequests.Should().Be(uint.MaxValue);
        new WdfIoQueueConfig(WdfIoQueueDispatchType.Manual, isDefault: true).DefaultQueue.Should().BeTrue();
    }
}
