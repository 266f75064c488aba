using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

/// <summary>Which check of a query comes first, which device it asks, and how long the pointers stay.</summary>
public class QueryOrderTests
{
    private const DeviceRegistryProperty Property = DeviceRegistryProperty.DeviceDescription;

    [Fact]
    public void A_property_is_the_physical_device_s_and_not_that_of_the_top_of_the_stack()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        remote.Lower.PhysicalDevice.Should().BeSameAs(remote.Bottom.Device);
        remote.Lower.Device.Properties.Set(Property, [1]);
        remote.Bottom.Device.Properties.Set(Property, [2, 3]);
        bed.Run(() =>
        {
            var buffer = new byte[2];
            remote.Target.QueryTargetProperty(Property, buffer, out var length).Should().Be(NtStatus.Success);
            length.Should().Be(2);
            buffer.Should().Equal(2, 3);
            remote.Target.Close();
            remote.Target.QueryTargetProperty(Property, buffer, out _).Should().Be(NtStatus.InvalidDeviceRequest);
        });
    }

    [Fact]
    public void Attributes_are_looked_at_before_the_physical_device_and_the_irql_before_the_attributes()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var closed = bed.Device.CreateIoTarget();
            var bad = new WdfObjectAttributes { Size = 1 };
            closed.AllocAndQueryTargetProperty(Property, PoolType.NonPagedPoolNx, bad, out var memory).Should().Be(NtStatus.InfoLengthMismatch);
            memory.Should().BeNull();
            bed.Kernel.Violations.Should().BeEmpty();
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            closed.AllocAndQueryTargetProperty(Property, PoolType.NonPagedPoolNx, bad, out _).Should().Be(NtStatus.InvalidDeviceRequest);
            bed.Kernel.LowerIrql(old);
            bed.Kernel.Violations.Should().ContainSingle();
        });
    }

    [Fact]
    public void The_memory_of_a_property_goes_with_the_parent_that_was_given()
    {
        using var bed = new Bed();
        bed.Lower.Device.Properties.Set(Property, [1, 2, 3]);
        bed.Run(() =>
        {
            var parent = bed.Driver.CreateRequest();
            bed.Target.AllocAndQueryTargetProperty(Property, PoolType.NonPagedPoolNx, new WdfObjectAttributes { ParentObject = parent }, out var memory).Should().Be(NtStatus.Success);
            parent.Delete();
            memory!.IsDestroyed.Should().BeTrue();
        });
    }

    [Fact]
    public void The_pointers_stay_until_the_cleanup_callback_of_a_deletion_has_returned()
    {
        using var bed = new Bed();
        var lower = new LowerDevice(bed.Kernel, name: RemoteBed.DeviceName);
        bed.Run(() =>
        {
            DeviceObject? seen = null;
            var attributes = new WdfObjectAttributes { EvtCleanupCallback = o => seen = ((WdfIoTarget)o).TargetDevice };
            WdfIoTarget.Create(bed.Device, attributes, out var target).Should().Be(NtStatus.Success);
            target!.Open(RemoteBed.DeviceName).Should().Be(NtStatus.Success);
            target.Reference();
            target.Delete();
            seen.Should().BeSameAs(lower.Device);
            target.TargetDevice.Should().BeNull();
            target.TargetPhysicalDevice.Should().BeNull();
            target.TargetFileObject.Should().BeNull();
            target.TargetFileHandle.Should().BeNull();
            target.Device.Should().BeSameAs(bed.Device);
            target.Dereference();
        });
    }
}
