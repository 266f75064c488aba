namespace Wdf.IoTargets.Tests.Irps;

public class DeviceStackTests
{
    [Fact]
    public void Attaching_goes_to_the_top_and_counts_the_locations()
    {
        using var world = new IrpWorld();
        var bottom = world.Device("bottom", IrpWorld.Inline(NtStatus.Success));
        var middle = world.Device("middle", IrpWorld.Inline(NtStatus.Success));
        var top = world.Device("top", IrpWorld.Inline(NtStatus.Success));

        middle.AttachTo(bottom).Should().BeSameAs(bottom);
        top.AttachTo(bottom).Should().BeSameAs(middle);

        bottom.StackSize.Should().Be(1);
        top.StackSize.Should().Be(3);
        bottom.Top.Should().BeSameAs(top);
        top.AttachedTo.Should().BeSameAs(middle);
        bottom.AttachedDevice.Should().BeSameAs(middle);
        FluentActions.Invoking(() => top.AttachTo(bottom)).Should().Throw<InvalidOperationException>();

        top.Detach();
        bottom.Top.Should().BeSameAs(middle);
    }
}
