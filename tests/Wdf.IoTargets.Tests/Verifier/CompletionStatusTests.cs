using static Wdf.IoTargets.Tests.Verifier.IrpRuleWorld;

namespace Wdf.IoTargets.Tests.Verifier;

/// <summary>The status that an IRP is completed with.</summary>
public class CompletionStatusTests
{
    private static readonly RuleTable Table = new("wdm")
    {
        {
            "0xC9_0x06",
            kernel => new IrpRuleWorld(kernel).SendTo(static irp =>
            {
                irp.MarkIrpPending();
                Complete(irp, NtStatus.Pending);
                return NtStatus.Pending;
            }),
            kernel => new IrpRuleWorld(kernel).SendTo(static irp =>
            {
                irp.MarkIrpPending();
                Complete(irp, NtStatus.Unsuccessful);
                return NtStatus.Pending;
            })
        },
        {
            "CompleteRequestStatusCheck",
            kernel => SendToBroken(kernel, static _ => NtStatus.Success),
            kernel => SendToBroken(kernel, static below => below)
        },
    };

    public static TheoryData<string> Ids => Table.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_bad_driver_is_reported(string id) => Table.AssertBadIsReported(id);

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_legal_one_passes(string id) => Table.AssertLegalPasses(id);


    private static void SendToBroken(SimulatedKernel kernel, Func<NtStatus, NtStatus> answer)
    {
        var world = new IrpRuleWorld(kernel);
        var broken = world.Device("broken", static (_, irp) => Complete(irp, NtStatus.DeviceNotReady));
        world.Send(world.Filter(broken, (lower, irp) =>
        {
            IoManager.ForwardIrpSynchronously(lower, irp).Should().BeTrue();
            return Complete(irp, answer(irp.IoStatus.Status));
        }));
    }
}
