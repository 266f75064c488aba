namespace Wdf.IoTargets.Tests.Irps;

public class ForwardSynchronouslyTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_caller_waits_has_the_result_and_still_completes(bool pends)
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var lower = world.Device("lower", pends ? IrpWorld.Pended(NtStatus.NoSuchDevice, 5) : IrpWorld.Inline(NtStatus.NoSuchDevice, 5));
            var upper = world.Above(lower, "upper", (_, irp) =>
            {
                IoManager.ForwardIrpSynchronously(lower, irp).Should().BeTrue();
                irp.IoStatus.Status.Should().Be(NtStatus.NoSuchDevice);
                irp.IoStatus.Information.Should().Be(5);
                irp.CurrentLocation.Should().Be(2);
                return IrpWorld.Complete(irp, NtStatus.Success);
            });
            var irp = world.Allocate(2);
            irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
            IoManager.CallDriver(upper, irp).Should().Be(NtStatus.Success);
            IoManager.FreeIrp(irp);
        });

        world.Log.Should().Equal("creator null STATUS_SUCCESS");
    }

    [Fact]
    public void Without_a_location_below_it_is_false_and_nothing_happens()
    {
        using var world = new IrpWorld();
        world.Run(() =>
        {
            var lower = world.Device("lower", (_, _) => throw new InvalidOperationException("must not be called"));
            var only = world.Device("only", (_, irp) =>
            {
                IoManager.ForwardIrpSynchronously(lower, irp).Should().BeFalse();
                return IrpWorld.Complete(irp, NtStatus.Unsuccessful);
            });
            var irp = world.Allocate(1);
            irp.SetCompletionRoutine(world.Keep("creator"), null, true, true, true);
            IoManager.CallDriver(only, irp);
            IoManager.FreeIrp(irp);
        });
    }
}
