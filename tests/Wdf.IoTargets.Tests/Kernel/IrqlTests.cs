namespace Wdf.IoTargets.Tests.Kernel;

public class IrqlTests
{
    [Fact]
    public void Raising_returns_the_level_before_and_lowering_restores_it()
    {
        using var kernel = Simulation.Fifo();
        kernel.Run(() =>
        {
            kernel.RaiseIrql(Irql.Apc).Should().Be(Irql.Passive);
            kernel.RaiseIrql(Irql.Dispatch).Should().Be(Irql.Apc);
            kernel.CurrentIrql.Should().Be(Irql.Dispatch);
            kernel.LowerIrql(Irql.Apc);
            kernel.LowerIrql(Irql.Passive);
            kernel.CurrentIrql.Should().Be(Irql.Passive);
        });
    }

    [Fact]
    public void Raising_downwards_is_a_violation()
    {
        using var kernel = Simulation.Unruled();
        var failure = kernel.FailureOf(() =>
        {
            kernel.RaiseIrql(Irql.Dispatch);
            kernel.RaiseIrql(Irql.Passive);
        });

        failure.Should().BeOfType<WdfViolationException>().Which.Violation.BugCheckCode.Should().Be(0x9);
    }

    [Fact]
    public void Lowering_upwards_is_a_violation()
    {
        using var kernel = Simulation.Unruled();

        kernel.FailureOf(() => kernel.LowerIrql(Irql.Dispatch))
            .Should().BeOfType<WdfViolationException>().Which.Violation.BugCheckCode.Should().Be(0xA);
    }

    [Fact]
    public void Each_actor_has_its_own_level()
    {
        using var kernel = Simulation.Random(1);
        kernel.Run(() =>
        {
            var point = Simulation.PointOf(kernel);
            kernel.Spawn("worker", () =>
            {
                kernel.CurrentIrql.Should().Be(Irql.Passive);
                point();
                kernel.CurrentIrql.Should().Be(Irql.Passive);
            });
            var old = kernel.RaiseIrql(Irql.Dispatch);
            point();
            point();
            kernel.LowerIrql(old);
        });
    }
}
