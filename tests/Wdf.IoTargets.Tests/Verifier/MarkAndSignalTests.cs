using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>A completion routine passes the mark up, or wakes its dispatch routine.</summary>
public class MarkAndSignalTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "CompletionEventChecking",
            kernel => Forward(kernel, marks: true),
            kernel => Forward(kernel, marks: false)
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static void Forward(SimulatedKernel kernel, bool marks)
    {
        var world = new IrpRuleWorld(kernel);
        world.Send(world.Filter(world.Later, (lower, irp) =>
        {
            var done = world.Event();
            Copy(
                irp,
                (_, returned, _) =>
                {
                    if (returned.PendingReturned)
                    {
                        if (marks)
                        {
                            returned.MarkIrpPending();
                        }

                        done.Set();
                    }

                    return NtStatus.MoreProcessingRequired;
                },
                done);
            world.SendAndWait(lower, irp, done);
            return Complete(irp);
        }));
    }
}
