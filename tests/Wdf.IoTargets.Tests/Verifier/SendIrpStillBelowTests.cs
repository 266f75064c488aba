using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>An IRP is in one driver's hands at a time.</summary>
public class SendIrpStillBelowTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "0xC9_0x205",
            kernel => SendTwice(kernel, waits: false),
            kernel => SendTwice(kernel, waits: true)
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static void SendTwice(SimulatedKernel kernel, bool waits)
    {
        var world = new IrpRuleWorld(kernel);
        world.Send(world.Filter(world.Later, (lower, irp) =>
        {
            if (waits)
            {
                world.ForwardAndWait(lower, irp);
                return Complete(irp, world.ForwardAndWait(lower, irp));
            }

            Copy(irp, GoOn);
            IoManager.CallDriver(lower, irp);
            return IoManager.CallDriver(lower, irp);
        }));
    }
}
