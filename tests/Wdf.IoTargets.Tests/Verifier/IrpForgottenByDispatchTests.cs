using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>An IRP is completed, passed down or pended.</summary>
public class IrpForgottenByDispatchTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "IrpProcessingComplete",
            kernel => new IrpRuleWorld(kernel).SendTo(static _ => NtStatus.Success),
            kernel => SendThrough(kernel, static (world, lower, irp) =>
            {
                irp.SkipCurrentIrpStackLocation();
                return IoManager.CallDriver(lower, irp);
            })
        },
        {
            "0xC9_0x226",
            kernel => new IrpRuleWorld(kernel).SendTo(static _ => NtStatus.InvalidDeviceRequest),
            kernel => SendThrough(kernel, static (world, lower, irp) => Complete(irp, world.ForwardAndWait(lower, irp)))
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    [Fact]
    public void An_irp_taken_back_and_not_completed_is_forgotten_too()
    {
        using var kernel = new SimulatedKernel();

        FluentActions.Invoking(() => kernel.Run(() => SendThrough(kernel, static (world, lower, irp) => world.ForwardAndWait(lower, irp))))
            .Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("IrpProcessingComplete");
    }

    private static void SendThrough(SimulatedKernel kernel, Func<IrpRuleWorld, DeviceObject, Irp, NtStatus> dispatch)
    {
        var world = new IrpRuleWorld(kernel);
        world.Send(world.Filter(world.Inline, (lower, irp) => dispatch(world, lower, irp)));
    }
}
