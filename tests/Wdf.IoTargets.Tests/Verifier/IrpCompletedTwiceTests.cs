using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>An IRP is completed once.</summary>
public class IrpCompletedTwiceTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "DoubleCompletion",
            kernel => new IrpRuleWorld(kernel).SendTo(static irp =>
            {
                Complete(irp);
                return Complete(irp);
            }),
            kernel => SendThrough(kernel, (world, lower, irp) => Complete(irp, world.ForwardAndWait(lower, irp)))
        },
        {
            "0x44_MULTIPLE_IRP_COMPLETE_REQUESTS",
            kernel => SendThrough(kernel, (_, lower, irp) =>
            {
                irp.MarkIrpPending();
                irp.SkipCurrentIrpStackLocation();
                IoManager.CallDriver(lower, irp);
                kernel.Post("the filter's timer", () => Complete(irp, NtStatus.Cancelled));
                return NtStatus.Pending;
            }, isSystemsOwn: true),
            kernel => SendThrough(kernel, (world, lower, irp) =>
            {
                irp.MarkIrpPending();
                Copy(irp, static (_, irp, _) =>
                {
                    irp.Kernel.Post("the filter's DPC", () => Complete(irp));
                    return NtStatus.MoreProcessingRequired;
                });
                IoManager.CallDriver(lower, irp);
                return NtStatus.Pending;
            })
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static void SendThrough(SimulatedKernel kernel, Func<IrpRuleWorld, DeviceObject, Irp, NtStatus> dispatch, bool isSystemsOwn = false)
    {
        var world = new IrpRuleWorld(kernel);
        var top = world.Filter(world.Inline, (lower, irp) => dispatch(world, lower, irp));
        if (!isSystemsOwn)
        {
            world.Send(top);
            return;
        }

        var done = world.Event();
        world.SendAndWait(top, BuildSync(top, done, new IoStatusTarget()), done);
        kernel.RunUntilIdle();
    }
}
