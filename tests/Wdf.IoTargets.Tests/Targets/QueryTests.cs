using System.Text;
using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

public class QueryTests
{
    private static readonly Guid Interface = new("0f1e2d3c-0000-0000-0000-000000000001");

    private static Bed NewBed()
    {
        var bed = new Bed();
        bed.Lower.Device.Properties.Set(DeviceRegistryProperty.DeviceDescription, "disk");
        return bed;
    }

    [Fact]
    public void A_property_is_read_from_the_physical_device()
    {
        using var bed = NewBed();
        bed.Run(() =>
        {
            bed.Target.TargetPhysicalDevice.Should().Be(bed.Lower.Device);
            var buffer = new byte[10];
            bed.Target.QueryTargetProperty(DeviceRegistryProperty.DeviceDescription, buffer, out var length).Should().Be(NtStatus.Success);
            length.Should().Be(10);
            Encoding.Unicode.GetString(buffer).Should().Be("disk\0");
        });
    }

    [Fact]
    public void A_buffer_that_is_too_small_gives_the_length()
    {
        using var bed = NewBed();
        bed.Run(() =>
        {
            bed.Target.QueryTargetProperty(DeviceRegistryProperty.DeviceDescription, [], out var length).Should().Be(NtStatus.BufferTooSmall);
            length.Should().Be(10);
        });
    }

    [Fact]
    public void Without_a_physical_device_a_property_query_is_refused()
    {
        using var bed = NewBed();
        bed.Run(() =>
        {
            var target = bed.Device.CreateIoTarget();
            target.QueryTargetProperty(DeviceRegistryProperty.DeviceDescription, [], out _).Should().Be(NtStatus.InvalidDeviceRequest);
            target.AllocAndQueryTargetProperty(DeviceRegistryProperty.DeviceDescription, PoolType.NonPagedPoolNx, null, out var memory).Should().Be(NtStatus.InvalidDeviceRequest);
            memory.Should().BeNull();
        });
    }

    [Fact]
    public void A_property_can_be_had_as_memory()
    {
        using var bed = NewBed();
        bed.Run(() =>
        {
            bed.Target.AllocAndQueryTargetProperty(DeviceRegistryProperty.DeviceDescription, PoolType.NonPagedPoolNx, null, out var memory).Should().Be(NtStatus.Success);
            Encoding.Unicode.GetString(memory!.Buffer.Span).Should().Be("disk\0");
            memory.Delete();
        });
    }

    [Fact]
    public void Any_other_answer_to_the_question_for_the_length_is_returned_without_memory()
    {
        using var bed = NewBed();
        bed.Run(() =>
        {
            bed.Target.AllocAndQueryTargetProperty(DeviceRegistryProperty.HardwareId, PoolType.NonPagedPoolNx, null, out var memory).Should().Be(NtStatus.ObjectNameNotFound);
            memory.Should().BeNull();
            bed.Lower.Device.Properties.Set(DeviceRegistryProperty.HardwareId, ReadOnlySpan<byte>.Empty);
            bed.Target.AllocAndQueryTargetProperty(DeviceRegistryProperty.HardwareId, PoolType.NonPagedPoolNx, null, out memory).Should().Be(NtStatus.Success);
            memory.Should().BeNull("a property of no bytes is a success of the first query");
        });
    }

    [Fact]
    public void Without_memory_the_property_is_not_allocated()
    {
        using var bed = NewBed();
        bed.Run(() =>
        {
            bed.Kernel.FailAllocations(site => site == AllocationSite.Memory);
            bed.Target.AllocAndQueryTargetProperty(DeviceRegistryProperty.DeviceDescription, PoolType.NonPagedPoolNx, null, out var memory).Should().Be(NtStatus.InsufficientResources);
            memory.Should().BeNull();
        });
    }

    [Fact]
    public void An_interface_query_goes_to_the_top_of_the_stack_with_not_supported_as_its_first_status()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            NtStatus? first = null;
            remote.Lower.AnswerOther = irp =>
            {
                ref var location = ref irp.GetCurrentIrpStackLocation();
                if (location.MinorFunction == (byte)PnpMinorFunction.QueryInterface)
                {
                    first = irp.IoStatus.Status;
                    location.Parameters.QueryInterface.Query!.Interface = "it";
                }

                return LowerDevice.Complete(irp, NtStatus.Success);
            };
            remote.Target.QueryForInterface(Interface, 16, 1, null, out var result).Should().Be(NtStatus.Success);
            result.Should().Be("it");
            first.Should().Be(NtStatus.NotSupported);
            remote.Target.Close();
        });
    }

    [Fact]
    public void An_interface_that_nobody_has_is_not_supported()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        bed.Run(() =>
        {
            remote.Target.QueryForInterface(Interface, 16, 1, null, out var result).Should().Be(NtStatus.NotSupported);
            result.Should().BeNull();
            bed.Kernel.FailAllocations(_ => true);
            remote.Target.QueryForInterface(Interface, 16, 1, null, out _).Should().Be(NtStatus.InsufficientResources);
            bed.Kernel.FailAllocations(null);
            remote.Target.Close();
        });
    }

    [Fact]
    public void An_interface_query_to_a_closed_target_is_not_caught()
    {
        using var bed = new Bed();
        bed.Breaks(() => bed.Device.CreateIoTarget().QueryForInterface(Interface, 16, 1, null, out _)).Rule.Should().Be("NULL_DEVICE_DEREFERENCED");
    }

    [Fact]
    public void Queries_above_passive_level_are_refused()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            bed.Target.QueryTargetProperty(DeviceRegistryProperty.DeviceDescription, [], out _).Should().Be(NtStatus.InvalidDeviceRequest);
            bed.Target.AllocAndQueryTargetProperty(DeviceRegistryProperty.DeviceDescription, PoolType.NonPagedPoolNx, null, out _).Should().Be(NtStatus.InvalidDeviceRequest);
            bed.Target.QueryForInterface(Interface, 16, 1, null, out _).Should().Be(NtStatus.InvalidDeviceRequest);
            bed.Kernel.LowerIrql(old);
            bed.Kernel.Violations.Should().HaveCount(3);
        });
    }

    [Fact]
    public void A_local_target_has_no_file_object()
    {
        using var bed = new Bed();
        bed.Run(() => bed.Target.TargetFileObject.Should().BeNull());
    }
}
