using Wdf.IoTargets.Ddi;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>References to devices.</summary>
public class DeviceReferenceTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "DanglingDeviceObjectReference",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                _ = WdmH.IoGetAttachedDeviceReference(world.Inline).StackSize;
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var top = WdmH.IoGetAttachedDeviceReference(world.Inline);
                _ = top.StackSize;
                WdmH.ObDereferenceObject(top);
            }
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
    public void The_device_passed_in_is_not_the_one_to_dereference()
    {
        using var kernel = new SimulatedKernel();

        FluentActions.Invoking(() => kernel.Run(() =>
        {
            var world = new IrpRuleWorld(kernel);
            world.Filter(world.Inline, static (_, irp) => IrpRuleWorld.Complete(irp));
            WdmH.IoGetAttachedDeviceReference(world.Inline);
            WdmH.ObDereferenceObject(world.Inline);
        })).Should().Throw<WdfViolationException>().Which.Violation.Rule.Should().Be("DanglingDeviceObjectReference");
    }
}
