using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>An IRP that belongs to no thread needs its creator's completion routine.</summary>
public class OwnIrpNeedsCompletionRoutineTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "IoAllocateForward",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                IoManager.CallDriver(world.Inline, world.Own(world.Inline, routine: null));
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var irp = world.Own(world.Inline, Stop);
                IoManager.CallDriver(world.Inline, irp);
                IoManager.FreeIrp(irp);
            }
        },
        {
            "IoBuildFsdForward",
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                IoManager.CallDriver(world.Inline, BuildAsync(world.Inline));
            },
            kernel =>
            {
                var world = new IrpRuleWorld(kernel);
                var done = world.Event();
                world.SendAndWait(world.Inline, BuildSync(world.Inline, done, new IoStatusTarget()), done);
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
}
