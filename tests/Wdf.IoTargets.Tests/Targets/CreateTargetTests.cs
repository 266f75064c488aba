using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Targets;

public class CreateTargetTests
{
    [Fact]
    public void The_default_target_is_made_with_the_device_and_goes_to_the_device_below()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Target.TargetDevice.Should().Be(bed.Lower.Device);
            bed.Target.Parent.Should().Be(bed.Device);
            bed.Target.State.Should().Be(WdfIoTargetState.Started);
            bed.Device.IoTarget.Should().BeSameAs(bed.Target);
        });
    }

    [Fact]
    public void A_device_without_a_device_below_has_no_target()
    {
        using var bed = new Bed();
        bed.Run(() => bed.Driver.CreateDevice().IoTarget.Should().BeNull());
    }

    [Fact]
    public void A_remote_target_is_a_child_of_the_device_unless_a_parent_is_given()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Device.CreateIoTarget().Parent.Should().Be(bed.Device);
            var parent = bed.Device.CreateIoTarget();
            WdfIoTarget.Create(bed.Device, new WdfObjectAttributes { ParentObject = parent }, out var child).Should().Be(NtStatus.Success);
            child!.Parent.Should().Be(parent);
        });
    }

    [Fact]
    public void A_parent_without_a_device_or_of_another_device_is_refused()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var other = bed.Driver.CreateDevice();
            WdfObject.Create(bed.Driver, null, out var plain);
            foreach (var parent in new[] { other, plain!, bed.Driver })
            {
                WdfIoTarget.Create(bed.Device, new WdfObjectAttributes { ParentObject = parent }, out var target).Should().Be(NtStatus.InvalidDeviceRequest);
                target.Should().BeNull();
            }
        });
    }

    [Fact]
    public void Above_passive_level_the_creation_is_refused()
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var old = bed.Kernel.RaiseIrql(Irql.Dispatch);
            WdfIoTarget.Create(bed.Device, null, out _).Should().Be(NtStatus.InvalidDeviceRequest);
            bed.Kernel.LowerIrql(old);
        });
    }

    [Fact]
    public void Without_memory_the_creation_fails_and_nothing_is_left()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Kernel.FailAllocations(site => site == AllocationSite.Object);
            WdfIoTarget.Create(bed.Device, null, out var target).Should().Be(NtStatus.InsufficientResources);
            target.Should().BeNull();
            bed.Device.Children.Should().Equal(bed.Target);
        });
    }
}
